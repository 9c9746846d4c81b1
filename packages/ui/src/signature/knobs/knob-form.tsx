import { type KnobId, knobs } from "@facet/contracts/training/knobs/all-knobs";
import { categories } from "@facet/contracts/training/knobs/category";
import type { Knob } from "@facet/contracts/training/knobs/knob";
import { methods } from "@facet/contracts/training/methods";
import { searchKnobs } from "@facet/contracts/training/search-knobs";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../actions/button.tsx";
import { plural } from "../../format/plural.ts";
import { TextInput } from "../../forms/text-input.tsx";
import { Notice } from "../../layout/notice.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Badge } from "../../status/badge.tsx";
import { KnobChanges } from "./knob-changes.tsx";
import { KnobField } from "./knob-field.tsx";
import {
  applyFix,
  autoValue,
  baseValues,
  idleReason,
  type KnobFormFacts,
  knobFormState,
  nameKnobs,
  type Overrides,
  turnKnob,
} from "./knob-form-state.ts";

export interface KnobFormProps extends KnobFormFacts {
  onChange: (overrides: Overrides) => void;
  /** What the API refused: by knob, in its words. */
  refusals?: Readonly<Record<string, string>> | undefined;
  /** What `auto` became on the runner, for a run that has begun. */
  resolved?: Readonly<Record<string, unknown>> | undefined;
  /** Held by the page if given, so that the URL can restore it. */
  query?: string | undefined;
  onQuery?: ((query: string) => void) | undefined;
  /** Beside the search: a button to the YAML. */
  actions?: ReactNode;
  title?: string | undefined;
}

/** The basic knobs with a plain sentence each; all others by category, found by any name they have elsewhere. */
export function KnobForm(props: KnobFormProps) {
  const {
    method,
    preset,
    overrides,
    context,
    onChange,
    refusals = {},
    resolved = {},
    actions,
    title = "Settings",
  } = props;
  const [own, setOwn] = useState("");
  const query = props.query ?? own;
  const setQuery = props.onQuery ?? setOwn;
  const [listed, setListed] = useState(false);
  const state = useMemo(
    () => knobFormState({ method, preset, overrides, context }),
    [method, preset, overrides, context],
  );
  const base = useMemo(() => baseValues(preset), [preset]);
  const served = useMemo(() => new Set<KnobId>(methods.find(({ id }) => id === method)?.knobs), [method]);
  const shown = knobs.filter(({ id }) => served.has(id));
  const found = query.trim() === "" ? undefined : searchKnobs(query).filter(({ id }) => served.has(id));

  const turn = (id: string, value: unknown) => onChange(turnKnob(overrides, preset, id, value));
  const fix = (set: Readonly<Record<string, unknown>>) => onChange(applyFix(overrides, preset, set));
  const field = (knob: Knob<KnobId>) => (
    <KnobField
      key={knob.id}
      knob={knob}
      value={knob.id in overrides ? overrides[knob.id] : state.values[knob.id]}
      base={base[knob.id]}
      changed={state.changed.includes(knob.id)}
      error={state.errors.get(knob.id)}
      conflict={state.conflicts.find(({ knobs: [first] }) => first === knob.id)}
      refusal={refusals[knob.id]}
      idle={
        state.changed.includes(knob.id) || found !== undefined ? idleReason(knob.id, state.values) : undefined
      }
      resolved={resolved[knob.id] ?? autoValue(knob.id, state.values)}
      onTurn={(value) => turn(knob.id, value)}
      onFix={fix}
    />
  );
  /** What does nothing as the others stand is left out, unless it was turned or looked for. */
  const works = ({ id }: Knob<KnobId>) =>
    state.changed.includes(id) || idleReason(id, state.values) === undefined;
  /** Their fields are folded away, so that they are told here. */
  const unseen =
    found !== undefined
      ? []
      : state.conflicts.filter(
          ({ knobs: [first] }) => !shown.some(({ id, level }) => id === first && level === "basic"),
        );
  const strangers = [...state.errors].filter(([id]) => !shown.some((knob) => knob.id === id));

  return (
    <Panel
      title={title}
      actions={
        <>
          <div className="w-52">
            <TextInput
              type="search"
              aria-label={`Search ${shown.length} settings`}
              placeholder={`Search ${shown.length} settings`}
              value={query}
              onChange={setQuery}
              className="!min-h-8"
            />
          </div>
          <Button look="quiet" size="small" aria-expanded={listed} onClick={() => setListed(!listed)}>
            {state.changed.length === 0 ? "none changed" : `${state.changed.length} changed`}
          </Button>
          {actions}
        </>
      }
    >
      <div className="grid gap-5">
        {listed && (
          <KnobChanges
            changed={state.changed}
            values={{ ...state.values, ...overrides }}
            base={base}
            onReset={(id) => turn(id, base[id])}
            onResetAll={() => onChange({})}
          />
        )}
        {(unseen.length > 0 || strangers.length > 0) && (
          <div className="grid gap-2">
            {unseen.map((conflict) => (
              <Notice
                key={conflict.code}
                tone={conflict.level === "stop" ? "bad" : "warning"}
                actions={
                  <Button size="small" onClick={() => fix(conflict.fix.set)}>
                    {nameKnobs(conflict.fix.sentence)}
                  </Button>
                }
              >
                {nameKnobs(conflict.sentence)}
              </Notice>
            ))}
            {strangers.map(([id, error]) => (
              <Notice key={id} tone="bad">
                {error.message} {error.fix}
              </Notice>
            ))}
          </div>
        )}
        {found === undefined ? (
          <>
            <Grid>
              {shown
                .filter(({ level }) => level === "basic")
                .filter(works)
                .map(field)}
            </Grid>
            <Advanced knobs={shown} works={works} changed={state.changed} field={field} />
          </>
        ) : found.length === 0 ? (
          <p className="text-muted">
            No setting is called “{query}”, here or in the other tools whose names are known.
          </p>
        ) : (
          <Grid>{found.map(field)}</Grid>
        )}
      </div>
    </Panel>
  );
}

function Grid({ children }: { children: ReactNode }) {
  return <div className="grid gap-x-6 gap-y-5 md:grid-cols-2">{children}</div>;
}

interface AdvancedProps {
  knobs: readonly Knob<KnobId>[];
  works: (knob: Knob<KnobId>) => boolean;
  changed: readonly KnobId[];
  field: (knob: Knob<KnobId>) => ReactNode;
}

function Advanced({ knobs: all, works, changed, field }: AdvancedProps) {
  const [open, setOpen] = useState(false);
  const [category, setCategory] = useState<string | null>(null);
  const advanced = all.filter(({ level }) => level !== "basic");
  return (
    <div className="grid">
      <div>
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)} className="!px-1">
          <ChevronRight size={14} aria-hidden className={open ? "rotate-90" : ""} />
          Advanced
          <span className="font-normal text-faint">{plural(advanced.length, "setting")}</span>
        </Button>
      </div>
      {open && (
        <div className="mt-2 divide-y divide-line border-line border-y">
          {categories.map(({ id, label, sentence }) => {
            const inside = advanced.filter((knob) => knob.category === id && works(knob));
            const turned = inside.filter((knob) => changed.includes(knob.id)).length;
            const unfolded = category === id;
            if (inside.length === 0) return null;
            return (
              <div key={id}>
                <button
                  type="button"
                  aria-expanded={unfolded}
                  onClick={() => setCategory(unfolded ? null : id)}
                  className="flex min-h-10 w-full items-center gap-2 px-1 text-left hover:bg-hover pointer-coarse:min-h-11"
                >
                  <ChevronRight
                    size={14}
                    aria-hidden
                    className={unfolded ? "shrink-0 rotate-90" : "shrink-0"}
                  />
                  <span className="font-medium text-table">{label}</span>
                  <span className="min-w-0 flex-1 truncate text-muted text-sm max-sm:hidden">{sentence}</span>
                  {turned > 0 && <Badge>{`${turned} changed`}</Badge>}
                  <span className="ml-auto text-faint text-sm">{inside.length}</span>
                </button>
                {unfolded && (
                  <div className="px-1 pt-2 pb-5">
                    <Grid>{inside.map(field)}</Grid>
                  </div>
                )}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
