import { knobJson } from "@facet/contracts/training/knob-json";
import type { Knob } from "@facet/contracts/training/knobs/knob";
import type { KnobError } from "@facet/contracts/training/resolve-knobs";
import type { Conflict } from "@facet/contracts/training/rules/rule";
import { Undo2 } from "lucide-react";
import { Button } from "../../actions/button.tsx";
import { Field } from "../../forms/field.tsx";
import { Badge } from "../../status/badge.tsx";
import { allowedText, nameKnobs, valueText } from "./knob-form-state.ts";
import { KnobInput } from "./knob-input.tsx";

export interface KnobFieldProps {
  knob: Knob;
  value: unknown;
  /** Where it stands when nobody turns it. */
  base: unknown;
  changed: boolean;
  error: KnobError | undefined;
  /** What the server or a rule says about it. */
  conflict: Conflict | undefined;
  refusal: string | undefined;
  /** Why it does nothing as the others stand. */
  idle: string | undefined;
  resolved: unknown;
  onTurn: (value: unknown) => void;
  onFix: (set: Readonly<Record<string, unknown>>) => void;
}

/** One knob: its name, its control, one plain sentence, and what is wrong with it. */
export function KnobField(props: KnobFieldProps) {
  const { knob, value, base, changed, error, conflict, refusal, idle, resolved, onTurn, onFix } = props;
  const json = knobJson(knob);
  const toggle = json.type === "boolean" && json.choices === null;
  const fix = error?.fixKnobs ?? null;
  const told = conflict === undefined ? undefined : nameKnobs(conflict.sentence);
  const stops = conflict?.level === "stop";
  return (
    <div id={`knob-${knob.id}`} className="grid content-start gap-1">
      <Field
        label={knob.label}
        unit={toggle ? undefined : knob.unit}
        hint={knob.help}
        error={
          error === undefined
            ? (refusal ?? (stops ? told : undefined))
            : `Allowed is ${allowedText(knob.id)}.`
        }
        warning={stops ? idle : (told ?? idle)}
        aside={
          changed ? (
            <span className="flex flex-1 items-center justify-between gap-2">
              <span className="-my-1">
                <Badge>changed</Badge>
              </span>
              <Button
                look="quiet"
                size="small"
                className="-my-1.5"
                icon={<Undo2 size={13} aria-hidden />}
                aria-label={`Put ${knob.label} back to ${valueText(knob.id, base)}`}
                onClick={() => onTurn(base)}
              >
                {valueText(knob.id, base)}
              </Button>
            </span>
          ) : undefined
        }
      >
        <KnobInput knob={knob} value={value} onChange={onTurn} resolved={resolved} />
      </Field>
      {(fix !== null || conflict !== undefined) && (
        <div className="flex flex-wrap gap-2">
          {fix !== null && (
            <Button size="small" onClick={() => onFix(fix)}>
              {`Set to ${Object.entries(fix)
                .map(([id, one]) => valueText(id, one))
                .join(", ")}`}
            </Button>
          )}
          {conflict !== undefined && (
            <Button size="small" onClick={() => onFix(conflict.fix.set)}>
              {nameKnobs(conflict.fix.sentence)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
