import type { z } from "zod";
import type { KnobCategory } from "./category.ts";
import type { Condition } from "./condition.ts";

export type KnobLevel = "basic" | "advanced" | "expert";
type Method = "sft";
type Modality = "text";

/** Where a knob's value goes. A knob that is not shown feeds nothing: the library's own default holds. */
export interface Feed {
  /** The config class the engine builds, `engine` for its own code, `dataset` for what prepares the rows. */
  readonly class: "SFTConfig" | "LoraConfig" | "engine" | "dataset";
  /** The field's name in that class. */
  readonly field: string;
  /** The entry of a field that holds several: of a dict, or of `optim_args`, which is text like `momentum=0.9`. */
  readonly key?: string;
  /** Fed only where this holds. */
  readonly when?: Condition;
  /** The field's value for each value of the knob, where they differ. */
  readonly map?: Readonly<Record<string, string | number | boolean>>;
}

/** `"auto"` is a legal value; the runner resolves it once and stores value and reason. */
export interface Auto {
  /** One sentence: how it is resolved. */
  readonly how: string;
  /** The outcomes where another knob alone decides. */
  readonly by?: { readonly knob: string; readonly values: Readonly<Record<string, number>> };
  /** The figures of `how`, so that they stand nowhere else. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

export interface Knob<Id extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** Never changes; spelled like the field of TRL or PEFT it feeds, where it feeds one. */
  readonly id: Id;
  /** Type and range. */
  readonly schema: Schema;
  readonly default: z.output<Schema>;
  readonly label: string;
  /** One plain sentence of at most 140 characters: what happens when it is turned up or on. */
  readonly help: string;
  readonly category: KnobCategory;
  readonly level: KnobLevel;
  readonly unit?: string;
  readonly methods: readonly Method[];
  readonly modalities: readonly Modality[];
  readonly feeds: readonly Feed[];
  /** Shown, and fed, only where this holds. */
  readonly shownWhen?: Condition;
  readonly auto?: Auto;
  /** Words for the values, where the values are few. */
  readonly choices?: readonly Choice<z.output<Schema>>[];
  /** What one press of an arrow key changes. */
  readonly step?: number;
  /** A slider over several powers of ten. */
  readonly scale?: "log";
  /** Other words people search for, and names other tools give it. */
  readonly synonyms: readonly string[];
}

type Sft<Id extends string, Schema extends z.ZodType> = Omit<
  Knob<Id, Schema>,
  "methods" | "modalities" | "category"
>;

/** The knobs of one category that serve supervised fine-tuning of text models. */
export function sftKnob<const Category extends KnobCategory>(category: Category) {
  return <const Id extends string, Schema extends z.ZodType>(knob: Sft<Id, Schema>): Knob<Id, Schema> => ({
    ...knob,
    category,
    methods: ["sft"],
    modalities: ["text"],
  });
}
