import type { Collection } from "@facet/ports/documents";
import { documentError } from "./document-error.ts";

/** The first field a validator complains about, for validators that report `issues` with paths, as zod does. */
export function fieldOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("issues" in error) || !Array.isArray(error.issues))
    return "the body";
  const issue: unknown = error.issues[0];
  if (typeof issue !== "object" || issue === null || !("path" in issue) || !Array.isArray(issue.path))
    return "the body";
  const said = "message" in issue && typeof issue.message === "string" ? `: ${issue.message}` : "";
  return `${issue.path.length === 0 ? "the body" : `field ${issue.path.join(".")}`}${said}`;
}

/** Brings a stored body to the current version and parses it. Throws `StoredShape` naming collection, id and field. */
export function decodeDocument<T>(
  collection: Collection<T>,
  id: string,
  storedVersion: number,
  raw: unknown,
): T {
  const place = `${collection.name}/${id}`;
  if (storedVersion > collection.schemaVersion) {
    throw documentError(
      "StoredShape",
      `${place} has version ${storedVersion}, newer than this program's ${collection.schemaVersion}: start the newer program`,
    );
  }
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    throw documentError("StoredShape", `${place}: the body is not an object`);
  let body: Record<string, unknown> = { ...raw };
  for (let version = storedVersion; version < collection.schemaVersion; version += 1) {
    const upcast = collection.upcasters[version];
    if (upcast === undefined)
      throw documentError(
        "StoredShape",
        `${place} has version ${version}, which this program no longer reads`,
      );
    try {
      body = upcast(body);
    } catch (error) {
      throw documentError("StoredShape", `${place}: the step from version ${version} failed`, error);
    }
  }
  try {
    return collection.parse(body);
  } catch (error) {
    throw documentError("StoredShape", `${place}: ${fieldOf(error)}`, error);
  }
}
