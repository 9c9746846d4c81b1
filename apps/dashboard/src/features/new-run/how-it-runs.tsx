"use client";
import { Checkbox } from "@facet/ui/forms/checkbox";
import { Field } from "@facet/ui/forms/field";
import { NumberInput } from "@facet/ui/forms/number-input";
import { Select } from "@facet/ui/forms/select";
import { Panel } from "@facet/ui/layout/panel";
import { newRunWords } from "../../words/new-run.ts";
import { priorityChoices } from "../fine-tunes/priority-choices.ts";
import type { Draft } from "./draft.ts";

interface HowItRunsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

const words = newRunWords.how;

/** The longest that the API takes: seven days. */
const mostMinutes = 10_080;

/** What changes nothing of what the model learns: its place in line, how long it may take, what happens when memory ends. */
export function HowItRuns({ draft, onChange }: HowItRunsProps) {
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{words.title}</h2>
      <Panel>
        <div className="grid gap-6 sm:grid-cols-2">
          <Field label={words.priority} hint={words.priorityHint}>
            <Select
              value={draft.priority}
              onChange={(priority) => onChange({ priority })}
              choices={priorityChoices}
            />
          </Field>
          <Field label={words.limit} hint={words.limitHint} unit={words.minutes} optional>
            <NumberInput
              value={draft.timeLimitMinutes}
              onChange={(timeLimitMinutes) => onChange({ timeLimitMinutes })}
              least={1}
              most={mostMinutes}
              whole
            />
          </Field>
          <div className="sm:col-span-2">
            <Checkbox
              label={words.safer}
              hint={words.saferHint}
              checked={draft.autoSaferRetry}
              onChange={(autoSaferRetry) => onChange({ autoSaferRetry })}
            />
          </div>
        </div>
      </Panel>
    </section>
  );
}
