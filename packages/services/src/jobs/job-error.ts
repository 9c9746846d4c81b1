import { type ErrorCode, errorEntry, isErrorCode } from "@facet/contracts/errors/codes";
import type { FailureClass } from "@facet/contracts/errors/failure-class";
import { failureStories } from "@facet/contracts/errors/failure-stories";
import type { JobError } from "@facet/contracts/errors/problem";

interface Facts {
  readonly class?: FailureClass;
  readonly message: string;
  readonly place: string | null;
  readonly fix?: string | null;
  readonly fixKnobs?: JobError["fixKnobs"];
  readonly attempt: number;
  readonly lastStep: number | null;
}

/** A stored failure: title, place, fix and class come from the catalogue where the facts do not say more. */
export function jobError(code: string, facts: Facts): JobError {
  const known: ErrorCode = isErrorCode(code) ? code : "internal";
  const entry = errorEntry(known);
  return {
    code: known,
    class: facts.class ?? entry.class ?? "platform",
    title: entry.title,
    message: known === code ? facts.message : `${code}: ${facts.message}`,
    place: facts.place ?? failureStories[known]?.place ?? null,
    fix: facts.fix ?? entry.fix,
    fixKnobs: facts.fixKnobs ?? null,
    attempt: facts.attempt,
    lastStep: facts.lastStep,
  };
}
