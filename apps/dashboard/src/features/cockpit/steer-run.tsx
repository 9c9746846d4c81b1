"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { ErrorState } from "@facet/ui/states/error-state";
import { type Steering, useSteerFineTune } from "../../data/fine-tunes.ts";
import { cockpitWords } from "../../words/cockpit.ts";

interface SteerRunProps {
  readonly run: FineTune;
  /** Only training keeps checkpoints, so only training rests. */
  readonly isTraining: boolean;
}

/** What may be done with a run as it stands: let it rest, let it go on, do again what failed. */
export function SteerRun({ run, isTraining }: SteerRunProps) {
  const { mutate, isPending, error } = useSteerFineTune();
  const verb = verbFor(run, isTraining);
  if (verb === undefined) return null;
  return (
    <>
      <Button onClick={() => mutate({ id: run.id, verb })} busy={isPending}>
        {cockpitWords.actions[verb]}
      </Button>
      {error !== null && (
        <div className="basis-full">
          <ErrorState error={error} />
        </div>
      )}
    </>
  );
}

function verbFor({ state }: FineTune, isTraining: boolean): Steering | undefined {
  if (state === "paused") return "resume";
  if (state === "failed" || state === "cancelled") return "retry";
  return isTraining && (state === "queued" || state === "running") ? "pause" : undefined;
}
