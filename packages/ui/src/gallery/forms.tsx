import { type ReactNode, useState } from "react";
import { plural } from "../format/plural.ts";
import { Checkbox } from "../forms/checkbox.tsx";
import { Combobox } from "../forms/combobox.tsx";
import { Field } from "../forms/field.tsx";
import { FileDrop } from "../forms/file-drop.tsx";
import { NumberInput } from "../forms/number-input.tsx";
import { RadioCards } from "../forms/radio-cards.tsx";
import { Segments } from "../forms/segments.tsx";
import { Select } from "../forms/select.tsx";
import { Slider } from "../forms/slider.tsx";
import { Switch } from "../forms/switch.tsx";
import { TextArea } from "../forms/text-area.tsx";
import { TextInput } from "../forms/text-input.tsx";
import { Badge } from "../status/badge.tsx";
import type { Story } from "./story.ts";

/** Holds one value, so that a story can be tried. */
function Held<Value>(props: {
  first: Value;
  children: (value: Value, set: (value: Value) => void) => ReactNode;
}) {
  const [value, set] = useState(props.first);
  return <>{props.children(value, set)}</>;
}

const two = "grid max-w-200 gap-6 sm:grid-cols-2";
const packing = [
  { value: "off", label: "Off" },
  { value: "on", label: "On" },
  { value: "auto", label: "Automatic", disabledReason: "this model cannot" },
];
const models = [
  { value: "gemma-3-270m", label: "Gemma 3 270M", detail: "Runs on a phone. Good for one narrow task." },
  { value: "gemma-3-1b", label: "Gemma 3 1B", detail: "Suggested for tone and short answers." },
  { value: "gemma-4-e2b", label: "Gemma 4 E2B", disabledReason: "Needs 24 GB; this machine has 16." },
  { value: "qwen-3-0.6b", label: "Qwen 3 0.6B" },
  { value: "smollm3-3b", label: "SmolLM3 3B" },
];

export const stories: readonly Story[] = [
  {
    name: "Field and TextInput: hint, unit, optional, error, warning",
    render: () => (
      <div className={two}>
        <Field label="Name" hint="Shown in lists and on the certificate.">
          <Held first="support-tone">{(value, set) => <TextInput value={value} onChange={set} />}</Held>
        </Field>
        <Field label="Note" optional>
          <Held first="">
            {(value, set) => <TextInput value={value} onChange={set} placeholder="What this run tries" />}
          </Held>
        </Field>
        <Field label="E-mail" error="Write the address with an @, like name@example.org." required>
          <Held first="ada.example.org">
            {(value, set) => <TextInput type="email" value={value} onChange={set} />}
          </Held>
        </Field>
        <Field label="Password" hint="At least 12 characters.">
          <Held first="correct horse">
            {(value, set) => (
              <TextInput type="password" value={value} onChange={set} autoComplete="new-password" />
            )}
          </Held>
        </Field>
        <Field label="Id">
          <TextInput mono value="ft_7h2k9d3m5q8r1s4t" onChange={() => undefined} disabled />
        </Field>
        <Field label="Search">
          <Held first="refund">
            {(value, set) => <TextInput type="search" value={value} onChange={set} />}
          </Held>
        </Field>
      </div>
    ),
  },
  {
    name: "NumberInput: unit, scale, limits",
    render: () => (
      <div className={two}>
        <Field
          label="Learning rate"
          unit="default 2e-4"
          aside={<Badge>changed</Badge>}
          hint="How big each correction is. Higher learns faster, too high forgets what it knew."
        >
          <Held<number | null> first={0.0001}>
            {(value, set) => <NumberInput value={value} onChange={set} factor={2} least={1e-7} most={1} />}
          </Held>
        </Field>
        <Field
          label="Maximum length"
          unit="tokens"
          warning="3.2 % of your rows are longer and would be cut. 1,536 keeps all, +0.9 GB."
        >
          <Held<number | null> first={1024}>
            {(value, set) => (
              <NumberInput whole value={value} onChange={set} step={64} least={64} most={8192} />
            )}
          </Held>
        </Field>
      </div>
    ),
  },
  {
    name: "TextArea",
    render: () => (
      <div className="max-w-200">
        <Field label="Prompt" hint="Ctrl Enter sends it.">
          <Held first="My parcel is two weeks late and nobody answers. What now?">
            {(value, set) => <TextArea value={value} onChange={set} />}
          </Held>
        </Field>
      </div>
    ),
  },
  {
    name: "Select and Combobox",
    render: () => (
      <div className={two}>
        <Field label="Packing" hint="Puts several short rows in one sequence. Faster, same result.">
          <Held first="off">{(value, set) => <Select value={value} onChange={set} choices={packing} />}</Held>
        </Field>
        <Field label="Base model">
          <Held<string | null> first="gemma-3-1b">
            {(value, set) => (
              <Combobox value={value} onChange={set} choices={models} placeholder="Choose a model" />
            )}
          </Held>
        </Field>
      </div>
    ),
  },
  {
    name: "Checkbox and Switch",
    render: () => (
      <div className={two}>
        <div className="grid gap-3">
          <Held first={true}>
            {(value, set) => (
              <Checkbox
                checked={value}
                onChange={set}
                label="Evaluate when done"
                hint="Base and tuned on 194 rows."
              />
            )}
          </Held>
          <Held first={false}>
            {(value, set) => <Checkbox checked={value} onChange={set} label="Export" />}
          </Held>
          <Checkbox checked="mixed" onChange={() => undefined} label="All formats" />
          <Checkbox checked disabled onChange={() => undefined} label="Safetensors, always made" />
        </div>
        <div className="grid content-start gap-3">
          <Held first={true}>
            {(value, set) => <Switch checked={value} onChange={set} label="Keyboard shortcuts" />}
          </Held>
          <Held first={false}>
            {(value, set) => (
              <Switch checked={value} onChange={set} label="Log y" hint="For losses that span decades." />
            )}
          </Held>
          <Switch checked={false} disabled onChange={() => undefined} label="Needs a GPU" />
        </div>
      </div>
    ),
  },
  {
    name: "RadioCards",
    render: () => (
      <Held<string | null> first="sft">
        {(value, set) => (
          <RadioCards
            legend="What should it learn?"
            showLegend
            value={value}
            onChange={set}
            choices={[
              {
                value: "sft",
                label: "Answer like these examples",
                detail: "You have good answers. The model imitates them.",
              },
              {
                value: "dpo",
                label: "Prefer better over worse",
                detail: "You have pairs of answers, one better.",
              },
              {
                value: "grpo",
                label: "Solve tasks that can be checked",
                detail: "You can score an answer; it practises.",
                aside: <Badge>new</Badge>,
              },
              {
                value: "cpt",
                label: "Learn a subject from documents",
                disabledReason: "This data set has no documents.",
              },
            ]}
          />
        )}
      </Held>
    ),
  },
  {
    name: "Segments",
    render: () => (
      <Held first="balanced">
        {(value, set) => (
          <Segments
            label="How thorough"
            value={value}
            onChange={set}
            choices={[
              { value: "quick", label: "Quick" },
              { value: "balanced", label: "Balanced" },
              { value: "thorough", label: "Thorough", disabledReason: "Needs a GPU" },
            ]}
          />
        )}
      </Held>
    ),
  },
  {
    name: "Slider",
    render: () => (
      <div className="max-w-100">
        <Held first={3}>
          {(value, set) => (
            <Slider
              label="Epochs"
              value={value}
              onChange={set}
              least={1}
              most={10}
              format={(n) => plural(n, "epoch")}
            />
          )}
        </Held>
      </div>
    ),
  },
  {
    name: "FileDrop: ready and not now",
    render: () => (
      <div className={two}>
        <FileDrop
          endings={[".jsonl", ".json", ".csv"]}
          mostBytes={2e9}
          onFiles={() => undefined}
          hint="JSONL, JSON or CSV up to 2 GB. Each row is a chat, a prompt with its answer, or a text."
        />
        <FileDrop
          endings={[".csv"]}
          onFiles={() => undefined}
          hint=""
          disabledReason="Your role may look at data sets, but not add any."
        />
      </div>
    ),
  },
];
