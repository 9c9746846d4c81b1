import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { playCode } from "./play-code.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";

/** Goes wrong at the planned step of the planned task and attempt, in the planned way. */
export async function playFault(rehearsal: Rehearsal, step: number): Promise<void> {
  const { request, events, plan } = rehearsal;
  const fault = plan.fault;
  if (fault === null || fault.task !== request.task) return;
  if (fault.step !== step || (fault.attempt !== null && fault.attempt !== request.attempt)) return;
  if ("code" in fault) return playCode(rehearsal, fault.code, step, fault.message);
  switch (fault.kind) {
    case "nan":
      throw new RehearsalFault(engineExitCodes.numeric, {
        type: "error",
        code: "loss_not_finite",
        class: "numeric",
        message: `the loss was NaN at steps ${step - 2} to ${step}`,
        place: `step ${step}`,
      });
    case "out-of-memory":
      return playCode(rehearsal, "out_of_memory", step);
    case "disk-full":
      return playCode(rehearsal, "disk_full", step);
    case "crash":
      throw new RehearsalFault(1);
    case "kill":
      return playCode(rehearsal, "engine_killed", step);
    case "hang":
      return new Promise(() => undefined);
    case "garbage":
      return playCode(rehearsal, "engine_protocol", step);
    case "long-line":
      events.writeRaw(`${"x".repeat(1_000_000)}\n`);
      return;
    case "flood":
      for (let count = 0; count < 20_000; count += 1)
        events.write({ type: "log", level: "info", message: `flood ${count}` });
      return;
  }
}
