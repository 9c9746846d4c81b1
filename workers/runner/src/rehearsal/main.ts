import { readFile } from "node:fs/promises";
import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { EngineRequest } from "@facet/contracts/engine/engine-request";
import { readRehearsalPlan } from "@facet/env/rehearsal-plan";
import { openEventWriter } from "./event-writer.ts";
import { playCode } from "./play-code.ts";
import { playFault } from "./play-fault.ts";
import type { Rehearsal, Rehearse } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";

/**
 * The rehearsal engine: speaks the engine's protocol, writes real files, trains nothing. It lets the platform be tested
 * in seconds and fails on demand. Started only by tests and by `FACET_ENGINE=rehearsal`.
 */
const tasks: Readonly<Record<EngineRequest["task"], () => Promise<Rehearse>>> = {
  "import-model": async () => (await import("./rehearse-import-model.ts")).rehearseImportModel,
  // Loaded when asked for: reading and writing rows brings a database.
  prepare: async () => (await import("./rehearse-prepare.ts")).rehearsePrepare,
  train: async () => (await import("./rehearse-train.ts")).rehearseTrain,
  evaluate: async () => (await import("./rehearse-evaluate.ts")).rehearseEvaluate,
  export: async () => (await import("./rehearse-export.ts")).rehearseExport,
};

const request = EngineRequest.parse(JSON.parse(await readFile(process.argv[2] ?? "", "utf8")));
const stop = new AbortController();
process.on("SIGTERM", () => stop.abort());
process.stdin.on("end", () => stop.abort()).on("error", () => stop.abort());
process.stdin.resume();

const events = openEventWriter();
const rehearsal: Rehearsal = { request, events, plan: readRehearsalPlan(), stop: stop.signal };
events.write({
  type: "hello",
  protocol: 1,
  engineVersion: "rehearsal",
  pid: process.pid,
  versions: { node: process.versions.node },
});
try {
  if (request.task !== "train") await playFault(rehearsal, 1);
  const rehearse = await tasks[request.task]();
  const result = await rehearse(rehearsal);
  events.write({ type: "done", result });
  process.exit(engineExitCodes.ok);
} catch (error) {
  const fault = await asFault(error);
  if (fault.event) events.write(fault.event);
  process.exit(fault.exitCode);
}

/** A disk that is really full is told of as the real engine does. Anything else is a mistake of the rehearsal. */
async function asFault(error: unknown): Promise<RehearsalFault> {
  if (error instanceof RehearsalFault) return error;
  if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  return playCode(rehearsal, "disk_full", 0).then(
    () => new RehearsalFault(1),
    (played: RehearsalFault) => played,
  );
}
