import type { KnobId, ResolvedKnobs } from "../knobs/all-knobs.ts";
import type { MethodId } from "../methods.ts";

/** What is known about the run. A rule that needs a fact which is not there keeps silent. */
export interface RuleContext {
  readonly method: MethodId;
  /** The knobs the person turned away from preset and default; without it, all that differ from their defaults. */
  readonly turned?: readonly KnobId[];
  readonly rows?: { readonly type?: string; readonly train?: number; readonly validation?: number };
  readonly model?: {
    readonly parameters?: number;
    readonly layers?: number;
    readonly hiddenSize?: number;
    readonly contextLength?: number;
  };
  readonly device?: { readonly kind: "cpu" | "cuda"; readonly bf16?: boolean; readonly cores?: number };
}

export interface Conflict {
  readonly code: string;
  /** `stop`: the run would fail or mislead; `warning`: it would run, but hardly as meant. */
  readonly level: "stop" | "warning";
  /** The knobs that contradict each other, the one to turn first. */
  readonly knobs: readonly KnobId[];
  /** Place and cause, in one sentence. */
  readonly sentence: string;
  readonly fix: {
    /** What the button says. */
    readonly sentence: string;
    readonly set: Partial<ResolvedKnobs>;
  };
}

/** Pure: the same knobs and facts give the same answer in form, API and CLI. */
export type Rule = (knobs: ResolvedKnobs, context: RuleContext) => Conflict | undefined;
