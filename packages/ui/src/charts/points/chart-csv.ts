import { gap, type Series } from "./series.ts";

interface Column {
  readonly label: string;
  readonly unit?: string | undefined;
  readonly data: Series;
}

/** All points of all series, one line a step, undecimated. Breaks are empty fields, broken values `NaN`. */
export function chartCsv(columns: readonly Column[]): string {
  const rows = new Map<number, string[]>();
  const facts = new Map<number, readonly [epoch: number, seconds: number]>();
  columns.forEach(({ data }, column) => {
    const [steps, epochs, times] = [data.positions("step"), data.positions("epoch"), data.positions("time")];
    for (let at = 0; at < data.length; at++) {
      const step = steps[at] ?? 0;
      const cells = rows.get(step) ?? columns.map(() => "");
      cells[column] = cell(data.values[at] ?? gap);
      rows.set(step, cells);
      if (!facts.has(step)) facts.set(step, [epochs[at] ?? Number.NaN, times[at] ?? Number.NaN]);
    }
  });
  const head = ["step", "epoch", "seconds", ...columns.map(({ label, unit }) => heading(label, unit))];
  const lines = [...rows.keys()]
    .sort((one, other) => one - other)
    .map((step) => {
      const [epoch = Number.NaN, seconds = Number.NaN] = facts.get(step) ?? [];
      return [step, known(epoch), known(seconds), ...(rows.get(step) ?? [])].join(",");
    });
  return `${[head.join(","), ...lines].join("\n")}\n`;
}

function cell(value: number): string {
  return value === gap ? "" : String(value);
}

function known(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

/** Quoted, and never the start of a formula: labels may hold names that people gave. */
function heading(label: string, unit: string | undefined): string {
  const text = unit === undefined ? label : `${label} (${unit})`;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
