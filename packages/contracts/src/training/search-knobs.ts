import { type KnobId, knobs } from "./knobs/all-knobs.ts";
import type { Knob } from "./knobs/knob.ts";

/** The knobs that fit `query`, best first; all of them, in their order, for an empty query. */
export function searchKnobs(query: string): readonly Knob<KnobId>[] {
  const words = simple(query)
    .split(" ")
    .filter((word) => word !== "");
  return knobs
    .map((knob) => ({
      knob,
      score: words.reduce((sum, word) => sum * scoreOf(knob, word), 1) * closeness(knob, query),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ knob }) => knob);
}

/** 0 where `word` is nowhere: every word must be found. */
function scoreOf(knob: Knob, word: string): number {
  if (has(knob.id, word)) return 8;
  if (knob.synonyms.some((synonym) => has(synonym, word))) return 6;
  if (has(knob.label, word) || knob.feeds.some((feed) => has(feed.field, word))) return 5;
  return has(knob.help, word) ? 1 : 0;
}

/** Whole names before parts of them. */
function closeness(knob: Knob, query: string): number {
  const names = [knob.id, knob.label, ...knob.synonyms].map(simple);
  return names.includes(simple(query)) ? 100 : 1;
}

function has(text: string, word: string): boolean {
  return simple(text)
    .split(" ")
    .some((part) => part.startsWith(word));
}

function simple(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\-\s]+/g, " ")
    .trim();
}
