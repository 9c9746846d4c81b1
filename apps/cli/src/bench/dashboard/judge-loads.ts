import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import type { BenchPart } from "./bench-parts.ts";
import type { Load } from "./observed.ts";
import { sessionShift } from "./session-shift.ts";

interface Judged {
  readonly figures: Figure[];
  readonly notes: string[];
}

const kilobyte = 1024;

/** The worst page for each bar that every page has to clear, and all pages in the notes. */
export function judgeLoads(loads: readonly Load[], parts: readonly BenchPart[]): Judged {
  const pages = [...Map.groupBy(loads, ({ page }) => page)].map(([page, all]) => ({
    page,
    lcp: percentile(
      all.map(({ lcp }) => lcp),
      0.5,
    ),
    cls: Math.max(...all.map(({ shifts }) => sessionShift(shifts))),
    first: Math.max(...all.map(({ scripts }) => scripts.first)) / kilobyte,
    all: Math.max(...all.map(({ scripts }) => scripts.all)) / kilobyte,
    largest: all.at(-1)?.largest ?? "",
    moved: all.flatMap(({ shifts }) => shifts).toSorted((a, b) => b.value - a.value)[0]?.what ?? "",
  }));
  const judged: Judged = { figures: [], notes: [] };
  const worst = (of: (page: (typeof pages)[number]) => number) => Math.max(...pages.map(of));
  const shared = { sense: "at most", count: loads.length } as const;
  if (parts.includes("lcp")) {
    judged.figures.push(
      figure({
        ...shared,
        name: "LCP, cold, worst page",
        value: worst(({ lcp }) => lcp),
        unit: "ms",
        bar: 1500,
      }),
    );
    judged.notes.push(
      `LCP of ${pages.length} pages, the median of ${loads.length / pages.length} loads each:`,
      ...pages
        .toSorted((a, b) => b.lcp - a.lcp)
        .map(({ page, lcp, largest }) => `  ${lcp.toFixed(0).padStart(5)} ms  ${page}  (${largest})`),
    );
  }
  if (parts.includes("cls")) {
    judged.figures.push(
      figure({
        ...shared,
        name: "CLS, worst page",
        value: worst(({ cls }) => cls),
        unit: "score",
        bar: 0.02,
      }),
    );
    judged.notes.push(
      ...pages
        .filter(({ cls }) => cls > 0)
        .toSorted((a, b) => b.cls - a.cls)
        .map(({ page, cls, moved }) => `CLS ${cls.toFixed(4)}  ${page}  (${moved})`),
    );
  }
  if (parts.includes("scripts")) {
    judged.figures.push(
      figure({
        ...shared,
        name: "scripts of the first view, gzipped, largest page",
        value: worst(({ first }) => first),
        unit: "KB",
        bar: 200,
      }),
    );
    judged.notes.push(
      `Scripts that the HTML names, and all that came until the page stood: ${pages
        .toSorted((a, b) => b.first - a.first)
        .map(({ page, first, all }) => `${page} ${first.toFixed(0)}/${all.toFixed(0)} KB`)
        .join(", ")}`,
    );
  }
  return judged;
}
