import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { uploadFile } from "@facet/sdk/upload-file";
import { waitForJob } from "@facet/sdk/wait-for-job";
import type { Stack } from "../harness/open-stack.ts";
import { type Seeded, seedProject, startRun, waitForRun } from "../harness/seed.ts";
import type { Known, ListedPage } from "./list-pages.ts";

/** A project with a finished run, a failed and a running one, three versions of its data; and a project without anything. */
export async function seedScreens(stack: Stack): Promise<Known & { readonly more: readonly ListedPage[] }> {
  const { facet } = stack;
  const seeded = await seedProject(stack);
  const run = await waitForRun(stack, await startRun(stack, seeded, "finished"));
  const empty = await facet.createProject({ body: { name: "Empty" } });
  stack.play({ steps: 12, stepMs: 20, fault: { code: "out_of_memory", step: 4 } });
  const failed = await waitForRun(stack, await startRun(stack, seeded, "too large"));
  const grown = await newDataset(stack, seeded);
  stack.play({ steps: 2000, stepMs: 200, checkpointEvery: 10 });
  const running = await startRun(stack, seeded, "running");
  const at = `/${seeded.projectId}`;
  return {
    ...seeded,
    run,
    emptyProjectId: empty.id,
    more: [
      { name: "run-failed", path: `${at}/fine-tunes/${failed.id}` },
      { name: "run-running", path: `${at}/fine-tunes/${running.id}` },
      { name: "new-from-run", path: `${at}/fine-tunes/new?from=${run.id}` },
      { name: "compare-two", path: `${at}/fine-tunes/compare?runs=${run.id},${failed.id}` },
      { name: "dataset-version-broken", path: `${at}/datasets/${grown}?tab=versions` },
      { name: "dataset-version-older", path: `${at}/datasets/${grown}?tab=rows&version=1` },
      { name: "add-version", path: `${at}/datasets/new?to=${grown}` },
      { name: "gallery", path: "/gallery" },
    ],
  };
}

/** A small data set in its second version, and a file for the third that nobody can read. */
async function newDataset(stack: Stack, { projectId }: Seeded): Promise<string> {
  const { facet, home } = stack;
  const upload = async (name: string, rows: readonly string[]) => {
    const file = join(home, name);
    writeFileSync(file, `${rows.join("\n")}\n`);
    return (await uploadFile(facet, { projectId, file })).id;
  };
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => `How many is ${at} and ${at}?,${at * 2}`);
  const first = await upload("sums.csv", ["question,answer", ...rows(80)]);
  const dataset = await facet.createDataset({ body: { projectId, name: "sums", uploadId: first } });
  if (dataset.latestVersion !== null) await waitForJob(facet, { jobId: dataset.latestVersion.jobId });
  const add = async (uploadId: string) => {
    const { jobId } = await facet.createDatasetVersion({ path: { id: dataset.id }, body: { uploadId } });
    await waitForJob(facet, { jobId });
  };
  await add(await upload("more-sums.csv", ["question,answer", ...rows(120)]));
  await add(await upload("notes.csv", ["question,answer", ",", ","]));
  return dataset.id;
}
