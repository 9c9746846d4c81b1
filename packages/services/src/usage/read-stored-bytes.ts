import type { Reader } from "@facet/ports/documents";
import { artifacts } from "../data/collections/artifacts.ts";
import { uploads } from "../data/collections/uploads.ts";
import { readAll } from "../paging/read-all.ts";

export interface StoredBytes {
  /** Bytes by kind of artefact, and `upload`. */
  readonly byKind: ReadonlyMap<string, number>;
  /** Each blob once. */
  readonly byKey: ReadonlyMap<string, number>;
}

/** What a project holds on to. */
export async function readStoredBytes(reader: Reader, projectId: string): Promise<StoredBytes> {
  const byKind = new Map<string, number>();
  const byKey = new Map<string, number>();
  for await (const { data: artifact } of readAll(reader, artifacts, "byProject", { equals: { projectId } })) {
    byKind.set(artifact.kind, (byKind.get(artifact.kind) ?? 0) + artifact.bytes);
    for (const [index, key] of artifact.keys.entries()) byKey.set(key, artifact.files[index]?.bytes ?? 0);
  }
  for await (const { data: upload } of readAll(reader, uploads, "byProject", { equals: { projectId } })) {
    if (upload.state !== "completed") continue;
    byKind.set("upload", (byKind.get("upload") ?? 0) + upload.bytes);
    byKey.set(upload.key, upload.bytes);
  }
  return { byKind, byKey };
}
