import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { EngineRequest } from "@facet/contracts/engine/engine-request";
import { StateEventData } from "@facet/contracts/events/job-event";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { z } from "zod";
import type { SupervisedProcess } from "../../local/supervised-process.ts";
import type { BenchPlatform } from "../bench-platform.ts";
import { followJob } from "../follow-job.ts";
import { readCpuSeconds } from "./read-cpu-seconds.ts";

/** What the engine says of its training loop when it is done. */
const Done = z.object({
  result: z.object({
    steps: z.int(),
    firstLoss: z.number(),
    lastLoss: z.number(),
    loop: z.object({ seconds: z.number(), cpuSeconds: z.number() }),
  }),
});

export interface JobRun {
  /** Of the training loop alone, in the trainer's process: all its threads, telling its figures included. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly firstLoss: number;
  readonly lastLoss: number;
  /** Of API and runner while the loop ran; undefined where the system does not tell. */
  readonly platformCpuSeconds: number | undefined;
  /** What the runner handed to the engine. */
  readonly request: EngineRequest;
}

interface TrainAsJob {
  readonly platform: BenchPlatform;
  readonly runner: SupervisedProcess;
  readonly projectId: string;
  readonly material: { readonly datasetVersionId: string; readonly baseModelId: string };
  readonly knobs: Readonly<Record<string, unknown>>;
}

/** The training as anyone gets it: created over the API, run by a runner, watched live. Throws unless it succeeds. */
export async function trainAsJob({
  platform,
  runner,
  projectId,
  material,
  knobs,
}: TrainAsJob): Promise<JobRun> {
  const { jobs } = await platform.post(
    "/v1/fine-tunes",
    { projectId, ...material, preset: "quick", knobs, evaluation: null, formats: [] },
    FineTune,
  );
  const used = async () => {
    const [api, other] = [await readCpuSeconds(platform.api.pid()), await readCpuSeconds(runner.pid())];
    return api === undefined || other === undefined ? undefined : api + other;
  };
  let request: EngineRequest | undefined;
  let done: z.infer<typeof Done> | undefined;
  let [before, after]: (number | undefined)[] = [undefined, undefined];
  let end = "";
  for await (const { event } of followJob(platform, jobs.train)) {
    if (event.type === "phase" && event.data.phase === "train") {
      before = await used();
      request = await readRequest(platform.home, jobs.train);
    }
    if (event.type === "metric") after = await used();
    if (event.type === "done") done = Done.parse(event.data);
    if (event.type === "state") {
      const { to, error } = StateEventData.parse(event.data);
      end = error === null ? to : `${to}: ${error.message}`;
    }
  }
  if (end !== "succeeded" || request === undefined || done === undefined)
    throw new Error(`the training ${jobs.train} ended ${end}`);
  const { loop, firstLoss, lastLoss } = done.result;
  return {
    cpuSeconds: loop.cpuSeconds,
    wallSeconds: loop.seconds,
    firstLoss,
    lastLoss,
    platformCpuSeconds: before === undefined || after === undefined ? undefined : after - before,
    request,
  };
}

/** The request file of a running attempt, which lies in its work folder. */
async function readRequest(home: string, jobId: string): Promise<EngineRequest> {
  for (const host of await readdir(join(home, "runner"), { withFileTypes: true })) {
    if (!host.isDirectory()) continue;
    const file = join(home, "runner", host.name, "work", `${jobId}-1`, "request.json");
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return EngineRequest.parse(JSON.parse(text));
  }
  throw new Error(`the request of ${jobId} was not found`);
}
