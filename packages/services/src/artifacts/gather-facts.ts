import type { ManifestFacts } from "@facet/artifacts/build-manifest";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import type { Job } from "@facet/contracts/jobs/job";
import type { Reader } from "@facet/ports/documents";
import { z } from "zod";
import type { Platform } from "../context.ts";
import { artifacts } from "../data/collections/artifacts.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { datasetVersions } from "../data/collections/dataset-versions.ts";
import { fineTunes } from "../data/collections/fine-tunes.ts";
import { runners } from "../data/collections/runners.ts";

const templateFile = "chat_template.jinja";
const templateBytes = 256 * 1024;

const Sources = z.object({ baseModelId: z.string().optional(), datasetVersionId: z.string().optional() });
const Versions = z.record(z.string(), z.string());

/** What an artefact was made from, as its manifest says: data, config, base model, chat template, and the programs. */
export async function gatherFacts(
  platform: Platform,
  documents: Reader,
  job: Job,
  files: readonly { readonly file: ArtifactFile; readonly key: string }[],
  details: Readonly<Record<string, unknown>>,
): Promise<ManifestFacts> {
  const { baseModelId, datasetVersionId } = Sources.parse(job.input);
  const base = baseModelId === undefined ? undefined : (await documents.get(baseModels, baseModelId))?.data;
  const version =
    datasetVersionId === undefined
      ? undefined
      : (await documents.get(datasetVersions, datasetVersionId))?.data;
  const fineTune =
    job.fineTuneId === null ? undefined : (await documents.get(fineTunes, job.fineTuneId))?.data;
  const runnerId = job.attempts.at(-1)?.runnerId;
  const runner = runnerId === undefined ? undefined : (await documents.get(runners, runnerId))?.data;
  const ownTemplate = files.find(({ file }) => file.path === templateFile);
  return {
    versions: { ...runner?.versions, ...Versions.safeParse(details.versions).data },
    datasetHash: version?.contentHash ?? null,
    configHash: fineTune?.configHash ?? null,
    baseModelCommit: base?.shape?.revision ?? null,
    chatTemplate: ownTemplate
      ? await readText(platform, ownTemplate.key, ownTemplate.file.bytes)
      : await templateOf(platform, documents, base?.artifactId ?? null),
    createdAt: new Date(platform.clock.now()).toISOString(),
  };
}

/** Adapters and GGUF files have no template file of their own: they speak in their base model's. */
async function templateOf(
  platform: Platform,
  documents: Reader,
  artifactId: string | null,
): Promise<string | null> {
  if (artifactId === null) return null;
  const artifact = (await documents.get(artifacts, artifactId))?.data;
  const index = artifact?.files.findIndex((file) => file.path === templateFile) ?? -1;
  const [file, key] = [artifact?.files[index], artifact?.keys[index]];
  return file === undefined || key === undefined ? null : readText(platform, key, file.bytes);
}

async function readText(platform: Platform, key: string, bytes: number): Promise<string | null> {
  if (bytes > templateBytes) return null;
  const { body } = await platform.blobs.read(key);
  return new Response(body).text();
}
