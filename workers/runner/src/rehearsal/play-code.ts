import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import { isWarningCode, warningCodes } from "@facet/contracts/errors/warning-codes";
import type { Rehearsal } from "./rehearsal.ts";
import { RehearsalFault } from "./rehearsal-fault.ts";

/** Knob values that mend it, as the engine sends them. */
const fixKnobs: Readonly<Record<string, Record<string, number>>> = {
  out_of_memory: { per_device_train_batch_size: 1 },
  rows_too_long: { max_length: 2048 },
};

/**
 * Comes to the named end, or makes the named remark and goes on. What the catalogue knows of it is what is told, but for a
 * `message` of the plan's own.
 */
export async function playCode(
  { request, events }: Rehearsal,
  code: string,
  step: number,
  message?: string,
): Promise<void> {
  if (isWarningCode(code)) {
    const { title, cause, place, fix } = warningCodes[code];
    events.write({ type: "warning", code, message: message ?? `${title} (${place}). ${cause}`, fix });
    return;
  }
  switch (code) {
    case "engine_killed":
      process.kill(process.pid, "SIGKILL");
      return new Promise(() => undefined);
    case "engine_protocol":
      for (let count = 0; count < 150; count += 1) events.writeRaw("this is not an event\n");
      return;
    case "interrupted":
      throw new RehearsalFault(engineExitCodes.interrupted);
  }
  const entry = isErrorCode(code) ? errorEntry(code) : undefined;
  const story = isErrorCode(code) ? failureStories[code] : undefined;
  if (entry?.class === undefined || entry.class === "capacity" || story === undefined)
    throw new Error(`the rehearsal engine cannot come to ${code}: no engine does`);
  const known = fixKnobs[code];
  throw new RehearsalFault(exitCodeOf(entry.class), {
    type: "error",
    code,
    class: entry.class,
    message: message ?? story.cause,
    place: request.task === "train" ? `${story.place}, step ${step}` : story.place,
    fix: entry.fix,
    ...(known === undefined ? {} : { details: { fixKnobs: known } }),
  });
}

/** Any other code than the named ones is the platform's. */
function exitCodeOf(failure: string): number {
  const codes: Readonly<Record<string, number>> = engineExitCodes;
  return codes[failure] ?? 1;
}
