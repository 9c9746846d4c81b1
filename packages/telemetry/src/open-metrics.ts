import {
  type MeasuredProcess,
  type MetricName,
  metricCatalogue,
} from "@facet/contracts/metrics/metric-catalogue";
import type { Metrics } from "@facet/ports/metrics";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface OpenMetrics {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** In Prometheus' text format. */
  readonly text: () => Promise<string>;
}

type Labels = Record<string, string>;

/** A registry with every figure of one process, and what Node says of itself. A figure of another process is ignored. */
export function openMetrics(process: MeasuredProcess): OpenMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const name of Object.keys(metricCatalogue) as MetricName[]) {
    const { type, help, labels, process: of } = metricCatalogue[name];
    if (of !== process) continue;
    const options = { name, help, labelNames: [...labels], registers: [registry] };
    if (type === "counter") counters.set(name, new Counter(options));
    else if (type === "gauge") gauges.set(name, new Gauge(options));
    else histograms.set(name, new Histogram({ ...options, buckets: [...metricCatalogue[name].buckets] }));
  }
  return {
    metrics: {
      add(name: string, labels: Labels, by = 1) {
        counters.get(name)?.inc(labels, by);
        gauges.get(name)?.inc(labels, by);
      },
      set: (name: string, labels: Labels, value: number) => gauges.get(name)?.set(labels, value),
      observe: (name: string, labels: Labels, value: number) =>
        histograms.get(name)?.observe(labels, Math.max(0, value)),
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
