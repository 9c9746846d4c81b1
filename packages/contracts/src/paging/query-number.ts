import { z } from "zod";

/** A whole number as addresses carry it: digits. Nothing else is one, although `Number("")` and `Number("0x10")` are. */
export function queryNumber<Schema extends z.ZodType<number | undefined>>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    schema,
  );
}
