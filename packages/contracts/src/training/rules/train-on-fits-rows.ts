import type { ResolvedKnobs } from "../knobs/all-knobs.ts";
import { isTurned } from "./is-turned.ts";
import type { Rule } from "./rule.ts";

type TrainOn = ResolvedKnobs["train_on"];

/** What each policy amounts to in rows that have no such part. */
const meant: Readonly<Record<string, Partial<Record<TrainOn, TrainOn>>>> = {
  chat: { completion: "last-assistant" },
  // A pair has one answer: by any name but `all` that is what is learned.
  text: { "last-assistant": "all", "all-assistant": "all", completion: "all" },
};

export const trainOnFitsRows: Rule = (knobs, context) => {
  const type = context.rows?.type;
  const same = type === undefined ? undefined : meant[type]?.[knobs.train_on];
  if (same === undefined || !isTurned("train_on", knobs, context)) return undefined;
  return {
    code: "train_on_fits_rows",
    level: "warning",
    knobs: ["train_on"],
    sentence: `Rows of type ${type} have no part called ${knobs.train_on}, so it works like ${same}.`,
    fix: { sentence: `Say ${same}`, set: { train_on: same } },
  };
};
