import type { MetricLabels, MetricOf } from "@facet/contracts/metrics/metric-catalogue";

/** Figures for whoever watches the platform. A process that nobody measures has none of these. Never throws. */
export interface Metrics {
  /** `by` may be negative for a gauge. */
  add<Name extends MetricOf<"counter" | "gauge">>(name: Name, labels: MetricLabels<Name>, by?: number): void;
  set<Name extends MetricOf<"gauge">>(name: Name, labels: MetricLabels<Name>, value: number): void;
  observe<Name extends MetricOf<"histogram">>(name: Name, labels: MetricLabels<Name>, value: number): void;
}
