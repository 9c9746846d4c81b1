import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import type { Rehearsal } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";

/** Goes wrong at the planned step of the planned attempt, in the planned way. */
export async function playFault({ request, events, plan }: Rehearsal, step: number): Promise<void> {
  const fault = plan.fault;
  if (fault === null || fault.step !== step || (fault.attempt !== null && fault.attempt !== request.attempt))
    return;
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
      throw new RehearsalFault(engineExitCodes.resource, {
        type: "error",
        code: "out_of_memory",
        class: "resource",
        message: "the longest batch does not fit in memory",
        place: "fit-check",
        details: { fixKnobs: { per_device_train_batch_size: 1 } },
      });
    case "disk-full":
      throw new RehearsalFault(engineExitCodes.resource, {
        type: "error",
        code: "disk_full",
        class: "resource",
        message: "no space left for a checkpoint",
        place: `step ${step}`,
      });
    case "crash":
      throw new RehearsalFault(1);
    case "kill":
      process.kill(process.pid, "SIGKILL");
      return new Promise(() => undefined);
    case "hang":
      return new Promise(() => undefined);
    case "garbage":
      for (let count = 0; count < 150; count += 1) events.writeRaw("this is not an event\n");
      return;
    case "long-line":
      events.writeRaw(`${"x".repeat(1_000_000)}\n`);
      return;
    case "flood":
      for (let count = 0; count < 20_000; count += 1)
        events.write({ type: "log", level: "info", message: `flood ${count}` });
      return;
  }
}
