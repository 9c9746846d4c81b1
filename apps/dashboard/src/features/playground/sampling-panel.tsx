"use client";
import { Field } from "@facet/ui/forms/field";
import { NumberInput } from "@facet/ui/forms/number-input";
import { TextArea } from "@facet/ui/forms/text-area";
import { Panel } from "@facet/ui/layout/panel";
import { playgroundWords as words } from "../../words/playground.ts";
import type { Sampling } from "./use-conversations.ts";

interface SamplingPanelProps {
  readonly value: Sampling;
  /** The system message is that of the data. */
  readonly isFromData: boolean;
  readonly onChange: (value: Sampling) => void;
}

/** How answers are drawn; the same for every column, so that only the models differ. */
export function SamplingPanel({ value, isFromData, onChange }: SamplingPanelProps) {
  const set =
    <Name extends keyof Sampling>(name: Name) =>
    (next: Sampling[Name] | null) =>
      next !== null && onChange({ ...value, [name]: next });
  return (
    <Panel title={words.settings}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Field label={words.system} hint={isFromData ? words.systemFilled : words.systemHint} optional>
          <TextArea value={value.system} onChange={set("system")} rows={4} />
        </Field>
        <Field label={words.temperature} hint={words.temperatureHint}>
          <NumberInput
            className="grid-cols-[minmax(0,1fr)]"
            value={value.temperature}
            onChange={set("temperature")}
            least={0}
            most={2}
            step={0.1}
          />
        </Field>
        <Field label={words.topP} hint={words.topPHint}>
          <NumberInput
            className="grid-cols-[minmax(0,1fr)]"
            value={value.topP}
            onChange={set("topP")}
            least={0.01}
            most={1}
            step={0.05}
          />
        </Field>
        <Field label={words.maxTokens} unit={words.tokens}>
          <NumberInput
            className="grid-cols-[minmax(0,1fr)]"
            value={value.maxTokens}
            onChange={set("maxTokens")}
            least={1}
            most={32768}
            step={64}
            whole
          />
        </Field>
        <Field label={words.seed} hint={words.seedHint}>
          <NumberInput
            className="grid-cols-[minmax(0,1fr)]"
            value={value.seed}
            onChange={set("seed")}
            least={0}
            most={2147483647}
            whole
          />
        </Field>
      </div>
    </Panel>
  );
}
