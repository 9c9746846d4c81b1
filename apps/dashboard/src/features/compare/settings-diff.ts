import type { FineTune, JsonValue } from "@facet/sdk/generated/types.gen";

/** A knob that is not the same in every run. */
export interface Differing {
  readonly id: string;
  /** By run; a run of an older version may lack a knob. */
  readonly values: ReadonlyMap<string, JsonValue | undefined>;
}

/** The knobs in which runs differ, in the order of the first run. */
export function settingsDiff(runs: readonly Pick<FineTune, "id" | "knobs">[]): readonly Differing[] {
  const ids = [...new Set(runs.flatMap(({ knobs }) => Object.keys(knobs)))];
  return ids
    .map((id) => ({ id, values: new Map(runs.map((run) => [run.id, run.knobs[id]])) }))
    .filter(({ values }) => new Set([...values.values()].map((value) => JSON.stringify(value))).size > 1);
}
