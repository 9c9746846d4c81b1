import { CliError, exitCodes } from "../../terminal/cli-error.ts";

/** What can be measured by itself, and what each is about. */
export const benchParts = {
  lcp: "largest contentful paint of every page, with nothing in the cache",
  cls: "layout shift of every page until two seconds after it stood",
  scripts: "scripts that each page names, gzipped",
  chart: "four charts of 50,000 points, ten more a second",
  log: "search and scroll in 100,000 lines",
  rows: "a data set of a million rows; its import takes a minute or two",
  inp: "thirty interactions while a run tells ten events a second",
  events: "from the trainer's line to the picture in the browser",
} as const;

export type BenchPart = keyof typeof benchParts;

const names = Object.keys(benchParts) as BenchPart[];

/** The parts that a list such as `lcp,inp` names, in their own order; all without one. Throws on a name that is none. */
export function chooseBenchParts(list: string | undefined): readonly BenchPart[] {
  if (list === undefined) return names;
  const wanted = list.split(",").map((name) => name.trim());
  const unknown = wanted.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0)
    throw new CliError(
      `Nothing that is measured is called ${unknown.map((name) => `"${name}"`).join(", ")}.`,
      `Choose among ${names.join(", ")}.`,
      exitCodes.usage,
    );
  return names.filter((name) => wanted.includes(name));
}
