"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { Select } from "@facet/ui/forms/select";
import { useUpdateFineTune } from "../../data/fine-tunes.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { problemText } from "../../words/problem-text.ts";
import { isOpenRun } from "../fine-tunes/is-open-run.ts";
import { priorityChoices } from "../fine-tunes/priority-choices.ts";
import { FormProblem } from "../forms/form-problem.tsx";

/** Where a run stands in line; while it is open, where it shall stand. */
export function RunPriority({ run }: { run: FineTune }) {
  const update = useUpdateFineTune();
  if (!isOpenRun(run) && run.state !== "paused")
    return priorityChoices.find(({ value }) => value === run.priority)?.label;
  return (
    <div className="grid gap-1">
      <Select
        aria-label={cockpitWords.facts.priority}
        value={(update.isPending ? update.variables.changes.priority : undefined) ?? run.priority}
        onChange={(priority) => update.mutate({ id: run.id, changes: { priority } })}
        disabled={update.isPending}
        choices={priorityChoices}
      />
      <FormProblem text={update.error === null ? undefined : problemText(update.error)} />
    </div>
  );
}
