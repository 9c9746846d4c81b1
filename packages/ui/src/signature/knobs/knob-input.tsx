import { knobJson } from "@facet/contracts/training/knob-json";
import type { Knob } from "@facet/contracts/training/knobs/knob";
import { useState } from "react";
import { NumberInput } from "../../forms/number-input.tsx";
import { Segments } from "../../forms/segments.tsx";
import { Select } from "../../forms/select.tsx";
import { Switch } from "../../forms/switch.tsx";
import { TextInput } from "../../forms/text-input.tsx";
import { plainNumber } from "./knob-form-state.ts";
import { knobText, readKnobText } from "./read-knob-text.ts";

export interface KnobInputProps {
  knob: Knob;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What `auto` became on the runner, once that is known. */
  resolved?: unknown;
}

/** The control that fits a knob's type. `auto` is a choice beside its numbers, empty is a value where it is one. */
export function KnobInput({ knob, value, onChange, resolved }: KnobInputProps) {
  const json = knobJson(knob);
  if (json.choices !== null && json.type !== "list") {
    const choices = json.choices.map((choice) => ({
      value: JSON.stringify(choice.value),
      label: choice.label,
    }));
    return (
      <Select
        value={JSON.stringify(value)}
        choices={choices}
        onChange={(next) => onChange(JSON.parse(next))}
      />
    );
  }
  switch (json.type) {
    case "boolean":
      return <Switch checked={value === true} onChange={onChange} />;
    case "integer":
    case "number":
      return json.auto === null ? (
        <KnobNumber knob={knob} value={value} onChange={onChange} />
      ) : (
        <AutoNumber knob={knob} value={value} onChange={onChange} resolved={resolved} />
      );
    case "choice":
      return (
        <Select
          value={String(value)}
          choices={(json.enum ?? []).map((one) => ({ value: String(one), label: String(one) }))}
          onChange={onChange}
        />
      );
    case "list":
    case "map":
      return <KnobText knob={knob} value={value} onChange={onChange} />;
  }
}

function KnobNumber({ knob, value, onChange }: KnobInputProps) {
  const json = knobJson(knob);
  // A word or number beside the range, such as -1 for "no limit", must be typable too.
  const least =
    json.enum?.some((one) => typeof one === "number") === true ? undefined : (json.min ?? undefined);
  return (
    <NumberInput
      value={typeof value === "number" ? value : null}
      onChange={(next) => (next !== null || json.nullable) && onChange(next)}
      least={least}
      most={json.max ?? undefined}
      whole={json.type === "integer" && json.enum === null}
      step={json.step ?? 1}
      factor={json.scale === "log" ? 2 : undefined}
      placeholder={json.nullable ? "none" : undefined}
      className="grid-cols-[minmax(0,1fr)]"
    />
  );
}

/** Automatic, or a number: choosing "set" begins with what automatic would have taken, where that is known. */
function AutoNumber({ knob, value, onChange, resolved }: KnobInputProps) {
  const json = knobJson(knob);
  const automatic = value === "auto";
  const begin = typeof resolved === "number" ? resolved : startOf(knob);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Segments
        label={`${knob.label}: automatic or set`}
        value={automatic ? "auto" : "set"}
        choices={[
          { value: "auto", label: "Automatic", detail: json.auto ?? undefined },
          { value: "set", label: "Set" },
        ]}
        onChange={(next) => onChange(next === "auto" ? "auto" : begin)}
      />
      {automatic ? (
        <span className="self-center text-muted text-sm">
          {typeof resolved === "number" ? plainNumber(resolved) : ""}
        </span>
      ) : (
        <div className="min-w-0 flex-1 basis-32">
          <KnobNumber knob={knob} value={value} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

/** A number to begin with: one that the knob's own figures name, else its smallest. */
function startOf(knob: Knob): number {
  const [named] = Object.values(knob.auto?.by?.values ?? knob.auto?.figures ?? {}).filter(
    (figure) => knob.schema.safeParse(figure).success,
  );
  return named ?? knobJson(knob).min ?? 1;
}

function KnobText({ knob, value, onChange }: KnobInputProps) {
  const json = knobJson(knob);
  const type = json.type === "map" ? "map" : "list";
  const [draft, setDraft] = useState<string | null>(null);
  const word = json.enum?.find((one) => typeof one === "string");
  const write = (text: string) => {
    setDraft(text);
    const read = text.trim() === word ? word : readKnobText(type, json.items, text);
    // What cannot be read goes on as it stands, so that the same judge names the fault.
    if (read === null && !json.nullable) onChange(word ?? text);
    else onChange(read === undefined ? text : read);
  };
  return (
    <TextInput
      value={draft ?? knobText(value)}
      onChange={write}
      onBlur={() => setDraft(null)}
      placeholder={
        type === "map" ? '{"q_proj": 32}' : json.items === "integer" ? "0-7, 11" : "q_proj, v_proj"
      }
      spellCheck={false}
    />
  );
}
