import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { uploadFile } from "@facet/sdk/upload-file";
import { repositoryRoot } from "../repository-root.ts";
import type { DemoContext } from "./demo-context.ts";
import { demoFailure } from "./demo-failure.ts";
import { followJob } from "./follow-job.ts";

const name = "tool-calls";
const folder = join(repositoryRoot, "examples", name);

/** The example data set in the demo's project; uploaded unless these very bytes are there already. */
export async function ensureDataset(demo: DemoContext, projectId: string) {
  const { facet, say } = demo;
  const [train, heldOut] = [join(folder, "train.jsonl"), join(folder, "held-out.jsonl")];
  const sha256 = createHash("sha256")
    .update(await readFile(train))
    .digest("hex");
  const { data } = await facet.listDatasets({ query: { projectId, limit: 100 } });
  const same = data.find(
    ({ latestVersion }) => latestVersion?.state === "ready" && latestVersion.sourceSha256 === sha256,
  );
  const importing = data.find(
    (dataset) => dataset.name === name && dataset.latestVersion?.state === "importing",
  );

  let dataset = same ?? importing;
  if (dataset === undefined) {
    const upload = await uploadFile(facet, { projectId, file: train });
    const heldOutUpload = await uploadFile(facet, { projectId, file: heldOut });
    dataset = await facet.createDataset({
      body: { projectId, name, uploadId: upload.id, heldOutUploadId: heldOutUpload.id },
    });
  }
  const version = dataset.latestVersion;
  if (version !== null && version.state !== "ready") {
    await followJob(demo, version.jobId, "Reading the data");
    dataset = await facet.getDataset({ path: { id: dataset.id } });
  }
  const ready = dataset.latestVersion;
  if (ready?.counts == null || ready.detection === null)
    throw demoFailure("The data set could not be imported.", "./facet datasets show tool-calls says why.");
  const { counts, detection } = ready;
  say(`  ${detection.format.toUpperCase()}, ${ready.type} rows: ${detection.reason}`);
  say(
    `  ${counts.train} to train on, ${counts.validation} to watch progress, ${counts.test} held out for the verdict; ${counts.refused} refused, ${counts.duplicates} duplicates`,
  );
  return { result: ready, reused: same !== undefined };
}
