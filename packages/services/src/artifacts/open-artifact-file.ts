import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";

/**
 * A local copy of one file of an artefact, for readers that need random access (Parquet). Named by content, so that it is
 * fetched once; the folder is scratch and may be emptied at any time.
 */
export async function openArtifactFile(
  ctx: ServiceContext,
  artifactId: string,
  path: string,
): Promise<string> {
  const artifact = (await ownDocuments(ctx).get(artifacts, artifactId))?.data;
  const index = artifact?.files.findIndex((file) => file.path === path) ?? -1;
  const file = artifact?.files[index];
  const key = artifact?.keys[index];
  if (file === undefined || key === undefined)
    throw new FacetError("not_found", `The artefact holds no file ${path}.`);

  const local = join(ctx.scratchFolder, file.sha256);
  const present = await stat(local).catch(() => undefined);
  if (present?.size === file.bytes) {
    const now = new Date();
    await utimes(local, now, now);
    return local;
  }
  await mkdir(ctx.scratchFolder, { recursive: true });
  const aside = `${local}.${crypto.randomUUID()}.partial`;
  try {
    const { body } = await ctx.blobs.read(key);
    await pipeline(Readable.fromWeb(body), createWriteStream(aside));
    await rename(aside, local);
  } finally {
    await rm(aside, { force: true });
  }
  return local;
}
