import canonicalize from "canonicalize";

/** RFC 8785: one text for one value, whatever the order of its fields. Throws for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}
