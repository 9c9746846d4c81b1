import type { Page } from "playwright-core";

interface Moved {
  readonly at: number;
  readonly value: number;
  readonly what: string;
}
interface Timed {
  readonly interaction: number;
  readonly duration: number;
  readonly what: string;
}

interface MovedNode {
  readonly node?: Node | null;
  readonly previousRect: DOMRectReadOnly;
  readonly currentRect: DOMRectReadOnly;
}

/** What the page's observers have told since it began; all times in milliseconds. */
export interface Seen {
  readonly lcp: number;
  readonly largest: string;
  readonly shifts: readonly Moved[];
  readonly events: readonly Timed[];
  /** Durations of the tasks over 50 ms. */
  readonly longTasks: readonly number[];
}

/** Lets the browser observe each page of this tab from its first moment. Call it before the page is opened. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(observe);
}

/** What was seen in the page that is open now. */
export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => Reflect.get(window, "facetSeen") as Seen);
}

/** Says what is done next, so that slow events can be told apart: what they were aimed at is often gone by then. */
export async function nameNext(page: Page, doing: string): Promise<void> {
  await page.evaluate((words) => {
    (Reflect.get(window, "facetSeen") as { doing: string }).doing = words;
  }, doing);
}

/** Forgets the tasks so far: what comes next is measured by itself. */
export async function forgetTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    (Reflect.get(window, "facetSeen") as { longTasks: number[] }).longTasks.length = 0;
  });
}

/** Runs in the page, alone: it may use nothing from around it. */
function observe(): void {
  const seen = {
    lcp: 0,
    largest: "",
    shifts: [] as Moved[],
    events: [] as Timed[],
    longTasks: [] as number[],
    doing: "",
  };
  Reflect.set(window, "facetSeen", seen);
  const nameOf = (node: Node | null | undefined): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (element === null || element === undefined) return "something that is gone";
    const text = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.tagName.toLowerCase()}>${text === "" ? "" : ` "${text}"`}`;
  };
  const on = <Entry extends PerformanceEntry>(type: string, take: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      // Safe: an observer gets entries of the type that it asked for.
      for (const entry of list.getEntries()) take(entry as Entry);
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);

  on<PerformanceEntry & { element?: Element | null }>("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
    seen.largest = nameOf(entry.element);
  });
  on<PerformanceEntry & { value: number; hadRecentInput: boolean; sources?: MovedNode[] }>(
    "layout-shift",
    (entry) => {
      if (entry.hadRecentInput) return;
      const what = (entry.sources ?? [])
        .map(({ node, previousRect: from, currentRect: to }) => {
          const [down, taller] = [Math.round(to.y - from.y), Math.round(to.height - from.height)];
          return `${nameOf(node)} ${down} px down, ${taller} px taller`;
        })
        .join(", ");
      seen.shifts.push({ at: entry.startTime, value: entry.value, what });
    },
  );
  on<PerformanceEntry & { interactionId?: number }>("event", (entry) => {
    const what = `${entry.name}, ${seen.doing}`;
    seen.events.push({ interaction: entry.interactionId ?? 0, duration: entry.duration, what });
  });
  on("longtask", (entry) => seen.longTasks.push(entry.duration));
}
