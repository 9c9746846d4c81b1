import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";

/** Writes files aside and renames the folder when all are there. Answers them as an event lists them. */
export async function writeFolder(
  parent: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<ArtifactFile[]> {
  const aside = join(parent, `${name}.partial`);
  const listed: ArtifactFile[] = [];
  for (const [path, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    await mkdir(dirname(join(aside, path)), { recursive: true });
    await writeFile(join(aside, path), bytes);
    listed.push({ path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  await rename(aside, join(parent, name));
  return listed;
}
