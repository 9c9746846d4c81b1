import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Name } from "../names.ts";

export const Secret = z
  .object({
    id: idSchema("secret"),
    name: z.string(),
    kind: z.enum(["hub-token"]),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: "Secret", description: "A secret without its value: values are never read back." });
export type Secret = z.infer<typeof Secret>;

export const SetSecret = z
  .object({
    name: Name,
    kind: z.enum(["hub-token"]),
    value: z.string().min(1).max(10_000),
  })
  .strict()
  .meta({ id: "SetSecret" });
