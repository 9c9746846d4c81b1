import { engineExitCodes } from "@facet/contracts/engine/engine-event";
import { errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import type { FailureClass } from "@facet/contracts/errors/failure-class";
import type { EngineDone, EngineFailure } from "./engine-lines.ts";
import type { EngineExit } from "./spawn-engine.ts";

export interface AttemptFailure {
  readonly code: string;
  readonly class: FailureClass;
  readonly message: string;
  readonly place: string | null;
  readonly fix: string | null;
  readonly fixKnobs: Record<string, unknown> | null;
  readonly lastStep: number | null;
}

export type EngineOutcome =
  | { readonly kind: "done"; readonly result: EngineDone["result"] }
  | { readonly kind: "interrupted"; readonly lastStep: number | null }
  | { readonly kind: "failed"; readonly failure: AttemptFailure };

interface Ending {
  readonly exit: EngineExit | undefined;
  readonly done: EngineDone | undefined;
  readonly failure: EngineFailure | undefined;
  readonly broken: string | undefined;
  readonly lastStep: number | undefined;
  readonly noise: readonly string[];
}

/** What an engine's end means, from its last events, its exit code, its signal and the kernel's word on memory. */
export function readOutcome(ending: Ending, killedForMemory: boolean): EngineOutcome {
  const { exit, done, failure, broken } = ending;
  const lastStep = ending.lastStep ?? null;
  const fail = (
    code: Parameters<typeof errorEntry>[0],
    message: string,
    place: string | null = null,
  ): EngineOutcome => ({
    kind: "failed",
    failure: {
      code,
      class: errorEntry(code).class ?? "platform",
      message,
      place,
      fix: errorEntry(code).fix,
      fixKnobs: null,
      lastStep,
    },
  });

  if (exit === undefined || exit.startError !== null)
    return fail("internal", `the engine could not be started: ${exit?.startError ?? "no exit seen"}`);
  if (broken !== undefined)
    return fail("engine_protocol", `the engine's event lines cannot be trusted: ${broken}`);
  if (exit.signal !== null) {
    return killedForMemory
      ? fail("out_of_memory", "the kernel ended the engine because memory ran out", "this machine's memory")
      : fail("engine_killed", `the engine was ended by ${exit.signal}`);
  }
  if (exit.code === engineExitCodes.interrupted) return { kind: "interrupted", lastStep };
  if (exit.code === engineExitCodes.ok && done !== undefined) return { kind: "done", result: done.result };
  if (failure !== undefined) return { kind: "failed", failure: fromEvent(failure, lastStep) };
  const lastWords = ending.noise.at(-1);
  return fail(
    "internal",
    `the engine ended with code ${exit.code} and no error event${lastWords ? `; it last printed: ${lastWords.slice(0, 300)}` : ""}`,
  );
}

function fromEvent(event: EngineFailure, lastStep: number | null): AttemptFailure {
  const known = isErrorCode(event.code) ? errorEntry(event.code) : undefined;
  const fixKnobs = event.details?.fixKnobs;
  return {
    code: known ? event.code : "internal",
    class: event.class,
    message: event.message,
    place: event.place ?? null,
    fix: event.fix ?? known?.fix ?? null,
    fixKnobs: typeof fixKnobs === "object" && fixKnobs !== null && !Array.isArray(fixKnobs) ? fixKnobs : null,
    lastStep,
  };
}
