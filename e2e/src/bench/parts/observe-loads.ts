import { setTimeout as pause } from "node:timers/promises";
import { settled } from "../../harness/check-page.ts";
import { type ListedPage, listPages } from "../../screens/list-pages.ts";
import type { BenchWorld } from "../bench-world.ts";
import { seenOn } from "../watch-page.ts";

/** Data that arrives late moves things late. */
const watchedMs = 2000;
/** A larger picture than the largest so far would have come by then. */
const stillMs = 500;

interface LoadOptions {
  /** How often each page is opened. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** Every page, each time as somebody's first: nothing is in the cache. Round by round, so that all meet the same machine. */
export async function observeLoads(world: BenchWorld, { rounds, say }: LoadOptions) {
  const { seeded, run, emptyProjectId } = world;
  const pages = listPages({ ...seeded, run, emptyProjectId });
  const loads = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`${pages.length} pages with an empty cache, round ${round} of ${rounds}`);
    for (const page of pages) loads.push(await load(world, page, round === 1 ? watchedMs : stillMs));
  }
  return loads;
}

async function load({ stack, newOwner }: BenchWorld, { name, path }: ListedPage, afterMs: number) {
  const person = await newOwner();
  try {
    const response = await person.page.goto(`${stack.origin}${path}`);
    await settled(person.page);
    await pause(afterMs);
    const { lcp, largest, shifts } = await seenOn(person.page);
    if (lcp === 0) throw new Error(`The browser told of no paint on ${name}.`);
    const named = scriptsOf((await response?.text()) ?? "");
    const scripts = await person.page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        // Safe: entries of this type are these.
        .map((entry) => entry as PerformanceResourceTiming)
        .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
        .map((entry) => ({ path: new URL(entry.name).pathname, bytes: entry.encodedBodySize })),
    );
    const sum = (list: typeof scripts) => list.reduce((total, { bytes }) => total + bytes, 0);
    return {
      page: name,
      lcp,
      largest,
      shifts,
      scripts: { first: sum(scripts.filter(({ path: one }) => named.has(one))), all: sum(scripts) },
    };
  } finally {
    await person.close();
  }
}

/** Paths of the scripts that a page cannot do without: those of its HTML. */
function scriptsOf(html: string): ReadonlySet<string> {
  return new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].flatMap(([, source]) =>
      source === undefined ? [] : [new URL(source.replaceAll("&amp;", "&"), "http://page").pathname],
    ),
  );
}
