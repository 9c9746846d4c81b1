import { blobError } from "./blob-error.ts";

const segment = /^[A-Za-z0-9._=+~()-][A-Za-z0-9._=+~() -]{0,199}$/;
const keyLimit = 900;

/**
 * Keys are `orgs/<orgId>/...` of plain segments, so that every adapter can hold them and none can be led out of its
 * folder. Names that people chose belong in documents, never in keys. Throws `BlobKeyInvalid`.
 */
export function checkBlobKey(key: string): void {
  const segments = key.split("/");
  const plain = segments.every(
    (part) => segment.test(part) && part !== "." && part !== ".." && !part.endsWith(" "),
  );
  if (!plain || segments.length < 3 || segments[0] !== "orgs" || key.length > keyLimit) {
    throw blobError(
      "BlobKeyInvalid",
      `${JSON.stringify(key.slice(0, 200))} is not a blob key: orgs/<organisation>/<plain segments>`,
    );
  }
}

/** A prefix is the beginning of a key, cut anywhere; empty for all. */
export function checkBlobPrefix(prefix: string): void {
  if (prefix === "" || "orgs/".startsWith(prefix)) return;
  const folders = prefix.split("/");
  const last = folders.pop() ?? "";
  const plain =
    folders.every((part) => segment.test(part) && part !== "." && part !== "..") &&
    (last === "" || (segment.test(last) && last !== ".."));
  if (!plain || folders[0] !== "orgs" || prefix.length > keyLimit)
    throw blobError(
      "BlobKeyInvalid",
      `${JSON.stringify(prefix.slice(0, 200))} is not the beginning of a blob key`,
    );
}
