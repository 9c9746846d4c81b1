/** Marks a part of a body that Firestore cannot hold as it is and that is stored as JSON text. */
const jsonKey = "#json";

/** Firestore holds 20 levels; the rest is for what lies above the body. */
const levels = 16;

/** Firestore reserves `__x__`; a key that begins like our own mark would be taken for it. */
const unusableKey = /^$|^#|^__.*__$/s;
const keyBytes = 1500;

const isUsableKey = (key: string) => !unusableKey.test(key) && Buffer.byteLength(key) <= keyBytes;

/**
 * JSON as Firestore can store it: the same maps and lists, so that fields can be asked for and read in Google's console.
 * Lists in lists, odd keys and deep values become JSON text in their place.
 */
export function toFieldValue(value: unknown, level = 1): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (level > levels) return asJson(value);
  if (Array.isArray(value)) {
    return value.some((item) => Array.isArray(item))
      ? asJson(value)
      : value.map((item) => toFieldValue(item, level + 1));
  }
  const entries = Object.entries(value);
  if (!entries.every(([key]) => isUsableKey(key))) return asJson(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, toFieldValue(item, level + 1)]));
}

/** The JSON that `toFieldValue` was given. */
export function fromFieldValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromFieldValue);
  if (typeof value !== "object" || value === null) return value;
  const text: unknown = Reflect.get(value, jsonKey);
  if (typeof text === "string") return JSON.parse(text);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromFieldValue(item)]));
}

function asJson(value: unknown): Record<string, string> {
  return { [jsonKey]: JSON.stringify(value) };
}
