import type { Scenario } from "../scenarios/scenario.ts";
import type { RunResult } from "./report.ts";

/** One line a scenario and lane: how many runs held, the worst figure of each bar. */
export function printResults(results: readonly RunResult[], known: readonly Scenario[]): string {
  const groups = Map.groupBy(results, ({ id, lane, store }) => `${id} ${lane} ${store}`);
  const lines = [...groups.values()].map((runs) => {
    const [{ id, lane, store }] = runs as [RunResult, ...RunResult[]];
    const passed = runs.filter(({ outcome }) => outcome === "passed").length;
    const left = runs.every(({ outcome }) => outcome === "not run");
    const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
    return [
      id,
      `${lane}/${store}`,
      left ? "not run" : `${passed}/${runs.length}`,
      `${seconds.toFixed(0)} s`,
      left ? (runs[0]?.notes[0] ?? "") : worst(runs),
      known.find((scenario) => id.split(" ")[0] === scenario.id)?.title ?? "",
    ];
  });
  const failed = results.filter(({ outcome }) => outcome === "failed");
  const details = failed.flatMap(({ id, notes, replay, folder }) => [
    "",
    `${id} failed. Again: ${replay}`,
    ...(folder === undefined ? [] : [`  its world is left in ${folder}`]),
    ...notes.map((note) => `  ${note}`),
  ]);
  const skipped = results.filter(({ outcome }) => outcome === "not run").length;
  const counts = `${results.length - failed.length - skipped} held, ${failed.length} broken, ${skipped} not run`;
  return `${[...align(lines), ...details, "", counts].join("\n")}\n`;
}

/** The worst of each bar; of what was only counted, the sum. */
function worst(runs: readonly RunResult[]): string {
  const byName = Map.groupBy(
    runs.flatMap(({ figures }) => figures),
    ({ name }) => name,
  );
  return [...byName]
    .map(([name, figures]) => {
      const values = figures.map(({ value }) => value);
      const limit = figures[0]?.limit ?? null;
      if (limit === null) return `${name} ${values.reduce((sum, value) => sum + value, 0)}`;
      return `${name} ${Math.round(Math.max(...values) * 100) / 100} of ${limit} ${figures[0]?.unit}`;
    })
    .join("; ");
}

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.flatMap((row) => {
    const [, , , , figures = "", title = ""] = row;
    const head = widths.map((width, column) => (row[column] ?? "").padEnd(width)).join("  ");
    return [`${head}  ${title}`, ...(figures === "" ? [] : [`      ${figures}`])];
  });
}
