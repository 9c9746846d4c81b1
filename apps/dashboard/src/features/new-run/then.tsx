"use client";
import { Checkbox } from "@facet/ui/forms/checkbox";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { newRunWords } from "../../words/new-run.ts";
import type { Draft, FileFormat, Metric } from "./draft.ts";

interface ThenProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

const words = newRunWords.next;
const metrics = Object.keys(words.metrics) as Metric[];
const formats: readonly FileFormat[] = ["safetensors", "F16", "Q8_0"];

/** What follows the training: the measurement, the files, and the name of it all. */
export function Then({ draft, onChange }: ThenProps) {
  const { evaluates, metric, files, name } = draft;
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{words.title}</h2>
      <Panel>
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="grid content-start gap-4">
            <Checkbox
              label={words.evaluate}
              checked={evaluates}
              onChange={(next) => onChange({ evaluates: next })}
            />
            {evaluates && (
              <Field label={words.metric} hint={words.metricHint}>
                <Select
                  value={metric}
                  onChange={(next) => onChange({ metric: next })}
                  choices={metrics.map((value) => ({ value, label: words.metrics[value] }))}
                />
              </Field>
            )}
            <Field label={words.name} hint={words.nameHint} optional>
              <TextInput
                value={name}
                onChange={(next) => onChange({ name: next })}
                maxLength={100}
                autoComplete="off"
              />
            </Field>
          </div>
          <fieldset className="grid content-start gap-3">
            <legend className="mb-2 font-medium text-table">{words.files}</legend>
            {formats.map((format) => (
              <Checkbox
                key={format}
                label={words.formats[format].label}
                hint={words.formats[format].detail}
                checked={files.includes(format)}
                onChange={(wanted) =>
                  onChange({
                    files: formats.filter((one) => (one === format ? wanted : files.includes(one))),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      </Panel>
    </section>
  );
}
