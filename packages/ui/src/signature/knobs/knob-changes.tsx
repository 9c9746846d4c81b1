import { findKnob, type KnobId } from "@facet/contracts/training/knobs/all-knobs";
import { Button } from "../../actions/button.tsx";
import { plural } from "../../format/plural.ts";
import { valueText } from "./knob-form-state.ts";

export interface KnobChangesProps {
  changed: readonly KnobId[];
  values: Readonly<Record<string, unknown>>;
  base: Readonly<Record<string, unknown>>;
  onReset: (id: KnobId) => void;
  onResetAll: () => void;
}

/** What differs from the preset, each with a way back. */
export function KnobChanges({ changed, values, base, onReset, onResetAll }: KnobChangesProps) {
  if (changed.length === 0) return <p className="text-muted text-sm">Nothing is changed from the preset.</p>;
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-table">
          {plural(changed.length, "setting")} changed from the preset
        </h3>
        <Button look="quiet" size="small" onClick={onResetAll}>
          Put all back
        </Button>
      </div>
      <ul className="divide-y divide-line border-line border-y">
        {changed.map((id) => {
          const label = findKnob(id)?.label ?? id;
          return (
            <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-3 text-table">
              <span className="min-w-40">{label}</span>
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <s className="text-faint">{valueText(id, base[id])}</s>{" "}
                <span className="sr-only">became</span>{" "}
                <b className="font-medium">{valueText(id, values[id])}</b>
              </span>
              <Button look="quiet" size="small" aria-label={`Put ${label} back`} onClick={() => onReset(id)}>
                Put back
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
