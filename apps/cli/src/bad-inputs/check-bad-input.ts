import { Problem } from "@facet/contracts/errors/problem";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import { uploadFile } from "@facet/sdk/upload-file";
import { waitForJob } from "@facet/sdk/wait-for-job";
import { expect, vi } from "vitest";
import type { World } from "../testing/open-world.ts";
import type { BadInput, FailedJob, RefusedRequest } from "./bad-input.ts";
import { whatIsThere } from "./what-is-there.ts";

/** Does one thing wrong, with the command and over the API, and checks what is said and what is left. */
export async function checkBadInput(world: World, entry: BadInput): Promise<void> {
  const { platform } = world;
  world.write(entry.files ?? {});
  platform.play(entry.fault === undefined ? {} : { fault: entry.fault });
  const before = await whatIsThere(world);
  const started = new Date().toISOString();
  try {
    await prepareData(world, entry);
    await checkCommand(world, entry);
    if (entry.api?.by === "request") await checkRequest(world, entry.api);
    if (entry.api?.by === "job") await checkJob(world, entry, entry.api, started);
  } finally {
    platform.play({});
    await removeRuns(world, started);
    await removeData(world, entry);
  }
  await vi.waitFor(async () => expect(await whatIsThere(world)).toEqual(before), { timeout: 20_000 });
}

async function checkCommand(world: World, entry: BadInput): Promise<void> {
  const words = entry.command.map((word) => world.fill(word));
  const { code, out, err } = await world.facet(words, entry.key);
  expect([entry.id, code, err], err).toEqual([entry.id, entry.exit, expect.stringMatching(/^facet: \S/m)]);
  expect(out).toBe("");
  const said = err.slice(err.lastIndexOf("facet: "));
  for (const wanted of [entry.place, entry.cause, entry.fix]) expect(said).toMatch(wanted);
  expect(said.trimEnd().split("\n").length, "a cause and a way out").toBeGreaterThan(1);
  expect(said).not.toMatch(/^\s+at |node_modules|undefined|\[object/m);
}

async function checkRequest(world: World, wanted: RefusedRequest): Promise<void> {
  const key = wanted.code === "unauthenticated" ? "fct_live_nobody" : world.platform.key;
  const response = await fetch(`${world.platform.url}${world.fill(wanted.path)}`, {
    method: wanted.method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(wanted.body === undefined ? {} : { body: world.fill(JSON.stringify(wanted.body)) }),
  });
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.strict().parse(await response.json());
  const { status, code, param } = wanted;
  expect(problem).toMatchObject({ status, code, param });
  expect([problem.detail.length > 10, problem.fix.length > 5]).toEqual([true, true]);
}

/** What the API keeps of a job that failed. Imports leave none, so they are done again without the command. */
async function checkJob(world: World, entry: BadInput, wanted: FailedJob, since: string): Promise<void> {
  const { facet } = world.platform;
  const error =
    wanted.kind === "import-dataset" || wanted.kind === "import-model"
      ? await importAgain(world, entry, wanted.kind)
      : (
          await facet.listJobs({
            query: { projectId: world.facts.projectId ?? "", state: "failed", kind: wanted.kind, limit: 100 },
          })
        ).data.find(({ createdAt }) => createdAt >= since)?.error;
  expect(error).toMatchObject({ code: wanted.code, place: wanted.place });
  expect(`${error?.title}. ${error?.message}`).toMatch(entry.cause);
  expect(error?.fix).toMatch(entry.fix);
}

async function importAgain(world: World, entry: BadInput, kind: "import-dataset" | "import-model") {
  const { facet } = world.platform;
  const projectId = world.facts.projectId ?? "";
  if (kind === "import-model") {
    const path = world.fill(entry.command.at(-1) ?? "");
    const model = await facet.importBaseModel({
      body: { projectId, name: "again", source: { type: "folder", path } },
    });
    const { error } = await waitForJob(facet, { jobId: model.jobId });
    await facet.removeBaseModel({ path: { id: model.id } });
    return error;
  }
  const upload = await uploadFile(facet, { projectId, file: world.fill(entry.command[2] ?? "") });
  const dataset: Dataset = await facet.createDataset({
    body: { projectId, name: "again", uploadId: upload.id },
  });
  const { error } = await waitForJob(facet, { jobId: dataset.latestVersion?.jobId ?? "" });
  await facet.removeDataset({ path: { id: dataset.id } });
  await facet.removeUpload({ path: { id: upload.id } });
  return error;
}

/** A training takes its data by name, so files of such an entry are data sets first. */
async function prepareData(world: World, entry: BadInput): Promise<void> {
  for (const name of dataNames(entry)) {
    const { code, err } = await world.facet(["datasets", "add", world.fill(`{file:${name}}`)]);
    expect([name, code], err).toEqual([name, 0]);
  }
}

async function removeData(world: World, entry: BadInput): Promise<void> {
  for (const name of dataNames(entry)) await world.facet(["datasets", "delete", name.replace(/\..*/, "")]);
}

function dataNames({ command, files = {} }: BadInput): string[] {
  return command[0] === "train" ? Object.keys(files).filter((name) => name.endsWith(".jsonl")) : [];
}

/** A fine-tune that failed stays to be looked at; a person then deletes it. */
async function removeRuns({ platform: { facet }, facts }: World, since: string): Promise<void> {
  const { data } = await facet.listFineTunes({ query: { projectId: facts.projectId ?? "", limit: 100 } });
  for (const { id, createdAt } of data) if (createdAt >= since) await facet.removeFineTune({ path: { id } });
}
