import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";

/** A file's text, or what writes it at the path that it is given. */
type Content = string | ((path: string) => Promise<void>);

/** Writes files aside and renames the folder when all are there. Answers them as an event lists them. */
export async function writeFolder(
  parent: string,
  name: string,
  files: Readonly<Record<string, Content>>,
): Promise<ArtifactFile[]> {
  const aside = join(parent, `${name}.partial`);
  const listed: ArtifactFile[] = [];
  for (const [path, content] of Object.entries(files)) {
    const file = join(aside, path);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === "string") await writeFile(file, content);
    else await content(file);
    const bytes = await readFile(file);
    listed.push({ path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  await rm(join(parent, name), { recursive: true, force: true });
  await rename(aside, join(parent, name));
  return listed;
}
