import type { KnobTurn } from "../../words/causes/fix-action.ts";

type Values = Readonly<Record<string, unknown>>;
type Changes = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The knobs that turning changes, with their new values. `auto` is what a knob stands for while it is "auto"; where nobody
 * knows that, the knob is left alone.
 */
export function turnKnobs(
  knobs: Values,
  turns: readonly KnobTurn[],
  auto: (knob: string) => unknown,
): Changes {
  const changes: Record<string, string | number | boolean | null> = {};
  for (const turn of turns) {
    if (!("to" in turn) && turn.unless !== undefined && isSet(knobs[turn.unless])) continue;
    const next = "to" in turn ? turn.to : scaled(turn, knobs[turn.knob], auto);
    if (next !== undefined && next !== knobs[turn.knob]) changes[turn.knob] = next;
  }
  return changes;
}

/**
 * Whether turning would change what matters: the first of the turns whose knob is set leads, the others go with it. A knob
 * on "auto" can always be turned.
 */
export function turnsAnything(knobs: Values, turns: readonly KnobTurn[]): boolean {
  const leading = turns.find((turn) => "to" in turn || isSet(knobs[turn.knob]));
  return leading !== undefined && Object.keys(turnKnobs(knobs, [leading], () => 1)).length > 0;
}

/** -1 and null are "not set": there is nothing to make more or less of. */
function isSet(value: unknown): boolean {
  return value !== -1 && value !== null && value !== undefined;
}

function scaled(
  turn: Extract<KnobTurn, { readonly times: number }>,
  value: unknown,
  auto: (knob: string) => unknown,
) {
  const from = value === "auto" ? auto(turn.knob) : value;
  if (typeof from !== "number" || !isSet(from)) return undefined;
  const wanted = from * turn.times;
  const rounded = turn.whole === true ? Math.floor(wanted) : Number(wanted.toPrecision(2));
  const inside = Math.min(turn.most ?? Number.POSITIVE_INFINITY, Math.max(turn.least ?? 0, rounded));
  return inside === from ? undefined : inside;
}
