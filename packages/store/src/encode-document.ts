import { documentError } from "./document-error.ts";
import { limits } from "./limits.ts";

/** Firestore's own 32 bytes, and room for the rest of the path and for what an adapter stores beside the body. */
const overhead = 512;

/**
 * Firestore's size of a value in bytes: a string its UTF-8 length + 1, a number 8, a boolean or null 1, a list or map
 * the sum of what it holds, with its field names. Refuses what JSON cannot hold, naming the field.
 */
function measureValue(value: unknown, path: string, place: string): number {
  switch (typeof value) {
    case "string":
      if (!value.isWellFormed()) throw invalid(place, path, "holds half of a surrogate pair");
      return Buffer.byteLength(value) + 1;
    case "boolean":
      return 1;
    case "number":
      if (!Number.isFinite(value)) throw invalid(place, path, `is ${value}`);
      return 8;
    case "object":
      return value === null ? 1 : measureObject(value, path, place);
    default:
      throw invalid(
        place,
        path,
        `is ${typeof value === "undefined" ? "undefined (leave the field out)" : `a ${typeof value}`}`,
      );
  }
}

function measureObject(value: object, path: string, place: string): number {
  let bytes = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1)
      bytes += measureValue(value[index], `${path}[${index}]`, place);
    return bytes;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw invalid(place, path, `is a ${value.constructor.name}`);
  for (const [key, item] of Object.entries(value)) {
    bytes += measureValue(key, path, place) + measureValue(item, path === "" ? key : `${path}.${key}`, place);
  }
  return bytes;
}

function invalid(place: string, path: string, problem: string): Error {
  return documentError(
    "InvalidDocument",
    `${place}: ${path === "" ? "the body" : `field ${path}`} ${problem}; a document holds JSON only`,
  );
}

/** The document as JSON text. `place` is `collection/id`. Throws `InvalidDocument` and `DocumentTooLarge`. */
export function encodeDocument(data: unknown, place: string): string {
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw invalid(place, "", "is not an object");
  const measured = measureValue(data, "", place) + Buffer.byteLength(place) + overhead;
  const text = JSON.stringify(data);
  const bytes = Math.max(measured, Buffer.byteLength(text));
  if (bytes > limits.documentBytes) {
    throw documentError(
      "DocumentTooLarge",
      `${place} has ${bytes} bytes, over the limit of ${limits.documentBytes}: keep large content in a blob`,
    );
  }
  return text;
}
