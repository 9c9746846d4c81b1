import { useState } from "react";
import { Button } from "../actions/button.tsx";
import { formatNumber } from "../format/format-number.ts";
import { plural } from "../format/plural.ts";
import type { ChartSeries } from "./chart-series.ts";
import { gap } from "./points/series.ts";

const pageRows = 200;

/** The points as numbers, a page at a time: the CSV holds all of them at once. */
export function ChartTable({
  title,
  series,
  height,
}: {
  title: string;
  series: readonly ChartSeries[];
  height: number;
}) {
  const steps = allSteps(series);
  const last = Math.max(0, Math.ceil(steps.length / pageRows) - 1);
  const [chosen, setPage] = useState(0);
  const page = Math.min(chosen, last);
  const from = page * pageRows;
  const shown = steps.slice(from, from + pageRows);
  const values = series.map(({ data }) => {
    const xs = data.positions("step");
    return new Map(Array.from({ length: data.length }, (_, at) => [xs[at] ?? 0, data.values[at] ?? gap]));
  });
  return (
    <div>
      <section
        className="relative overflow-auto"
        style={{ maxHeight: Math.max(160, height) }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={title}
      >
        <table className="w-full border-collapse text-table">
          <caption className="sr-only">{title}</caption>
          <thead className="sticky top-0 bg-surface text-muted text-sm">
            <tr>
              <th scope="col" className="h-8 border-line border-b px-4 text-right font-medium">
                Step
              </th>
              {series.map(({ id, label, unit }) => (
                <th key={id} scope="col" className="h-8 border-line border-b px-4 text-right font-medium">
                  {unit === undefined ? label : `${label}, ${unit}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((step) => (
              <tr key={step}>
                <th scope="row" className="h-7 px-4 text-right font-normal text-muted">
                  {formatNumber(step)}
                </th>
                {series.map(({ id }, index) => (
                  <td key={id} className="h-7 px-4 text-right">
                    <Cell value={values[index]?.get(step) ?? gap} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {last > 0 && (
        <div className="flex items-center justify-between gap-2 border-line border-t px-4 py-2 text-muted text-sm">
          <span>
            {formatNumber(from + 1)} to {formatNumber(from + shown.length)} of {plural(steps.length, "step")}
          </span>
          <span className="flex gap-2">
            <Button
              size="small"
              disabledReason={page === 0 ? "This is the start" : undefined}
              onClick={() => setPage(page - 1)}
            >
              Earlier
            </Button>
            <Button
              size="small"
              disabledReason={page === last ? "This is the end" : undefined}
              onClick={() => setPage(page + 1)}
            >
              Later
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

function Cell({ value }: { value: number }) {
  if (value === gap) return <span className="text-faint">–</span>;
  if (Number.isNaN(value)) return <span className="text-bad">NaN</span>;
  return formatNumber(value);
}

function allSteps(series: readonly ChartSeries[]): readonly number[] {
  const steps = new Set<number>();
  for (const { data } of series) {
    const xs = data.positions("step");
    for (let at = 0; at < data.length; at++) steps.add(xs[at] ?? 0);
  }
  return [...steps].sort((one, other) => one - other);
}
