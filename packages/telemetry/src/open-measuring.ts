import type { MeasuredProcess } from "@facet/contracts/metrics/metric-catalogue";
import type { Metrics } from "@facet/ports/metrics";
import { openMetrics } from "./open-metrics.ts";
import { type MetricsServer, serveMetrics } from "./serve-metrics.ts";

interface OpenMeasuring {
  readonly process: MeasuredProcess;
  readonly host: string;
  readonly port: number;
}

export interface Measuring {
  readonly metrics: Metrics;
  /** `refresh` sets what is read, not counted, before each answer; what it throws leaves those figures as they were. */
  readonly serve: (refresh: () => Promise<void>) => Promise<MetricsServer>;
}

/** Measures one process, and shows it to Prometheus once `serve` is called. */
export function openMeasuring({ process, host, port }: OpenMeasuring): Measuring {
  const { metrics, contentType, text } = openMetrics(process);
  const answer = async (refresh: () => Promise<void>) => {
    await refresh().catch(() => undefined);
    return text();
  };
  return {
    metrics,
    serve: (refresh) => serveMetrics({ host, port, contentType, read: () => answer(refresh) }),
  };
}
