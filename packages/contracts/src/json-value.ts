import { z } from "zod";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Any JSON value. Not `z.json()`: its endless recursion cannot be written as OpenAPI. The cast is safe because every
 * border where this stands has just parsed its bytes as JSON.
 */
export const JsonValue = z.unknown() as unknown as z.ZodType<Json, Json>;
