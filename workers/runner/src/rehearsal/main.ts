import { readFile } from "node:fs/promises";
import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { EngineRequest } from "@facet/contracts/engine/engine-request";
import { readRehearsalPlan } from "@facet/env/rehearsal-plan";
import { openEventWriter } from "./event-writer.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";
import { rehearseEvaluate } from "./rehearse-evaluate.ts";
import { rehearseExport } from "./rehearse-export.ts";
import { rehearseImportModel } from "./rehearse-import-model.ts";
import { rehearsePrepare } from "./rehearse-prepare.ts";
import { rehearseTrain } from "./rehearse-train.ts";

/**
 * The rehearsal engine: speaks the engine's protocol, writes real files, trains nothing. It lets the platform be tested
 * in seconds and fails on demand. Started only by tests and by `FACET_ENGINE=rehearsal`.
 */
const tasks = {
  "import-model": rehearseImportModel,
  prepare: rehearsePrepare,
  train: rehearseTrain,
  evaluate: rehearseEvaluate,
  export: rehearseExport,
} as const;

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
  const result = await tasks[request.task](rehearsal);
  events.write({ type: "done", result });
  process.exit(engineExitCodes.ok);
} catch (error) {
  if (!(error instanceof RehearsalFault)) throw error;
  if (error.event) events.write(error.event);
  process.exit(error.exitCode);
}
