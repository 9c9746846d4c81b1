/** Place of a series in the set of eight, which differs by theme. */
export type SeriesColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface ChartColours {
  readonly surface: string;
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly line: string;
  readonly bad: string;
  readonly warning: string;
  readonly series: (place: SeriesColour) => string;
}

/** The tokens as they hold for `element` now. A canvas cannot follow CSS variables by itself. */
export function readChartColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || "currentColor";
  const series = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => token(`s${place}`));
  return {
    surface: token("surface"),
    text: token("text"),
    faint: token("faint"),
    grid: token("grid"),
    line: token("line-strong"),
    bad: token("bad"),
    warning: token("warning"),
    series: (place) => series[place - 1] ?? token("s1"),
  };
}

/** Calls `changed` when the person or the system turns to other colours; answers how to stop. */
export function watchTheme(changed: () => void): () => void {
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "class", "style"],
  });
  const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const one of media) one.addEventListener("change", changed);
  return () => {
    root.disconnect();
    for (const one of media) one.removeEventListener("change", changed);
  };
}

/** The colour, seen through: for the raw line behind the smoothed one. */
export function faded(colour: string, opacity: number): string {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) return colour;
  return `#${hex}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
