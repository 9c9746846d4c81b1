import { metricCatalogue } from "../../packages/contracts/src/metrics/metric-catalogue.ts";

/** Every figure with its type, labels and meaning. */
export function metricsPage(): string {
  const entries = Object.entries(metricCatalogue);
  const table = (of: "api" | "runner") =>
    [
      "| metric | type | labels | what it says |",
      "| --- | --- | --- | --- |",
      ...entries
        .filter(([, { process }]) => process === of)
        .map(([name, { type, labels, help }]) => {
          const named = labels.map((label) => `\`${label}\``).join(", ");
          return `| \`${name}\` | ${type} | ${named} | ${help} |`;
        }),
    ].join("\n");
  return [
    "# Metrics",
    "For Prometheus, in its text format, at `/metrics` of a listener that opens only when its port is set: `FACET_METRICS_PORT` for the API, `FACET_RUNNER_METRICS_PORT` for a runner. How to set it up: [Operate](../guides/operate.md#metrics). No label holds an id, a name or an address.",
    "## API",
    table("api"),
    "Gauges are read from the store at each reading and are the same at every API process of it; counters and histograms are of one process.",
    "## Runner",
    table("runner"),
    "Both give Node's usual figures too: `process_*` (CPU seconds, resident memory, open files) and `nodejs_*` (event loop lag, heap).",
  ].join("\n\n");
}
