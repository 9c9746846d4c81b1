import { freeBytes } from "@facet/disk/free-bytes";
import type { Metrics } from "@facet/ports/metrics";
import type { Platform } from "@facet/services/context";
import { readFigures } from "@facet/services/maintenance/read-figures";

interface MeasurePlatform {
  readonly platform: Platform;
  readonly metrics: Metrics;
  readonly home: string;
  readonly maintenanceAgeMs: () => number;
}

/** Sets the figures that are read, not counted: once for each reading. */
export async function measurePlatform({
  platform,
  metrics,
  home,
  maintenanceAgeMs,
}: MeasurePlatform): Promise<void> {
  metrics.set("facet_maintenance_age_seconds", {}, maintenanceAgeMs() / 1000);
  metrics.set("facet_disk_free_bytes", {}, await freeBytes(home));
  const { jobs, oldestWaitMs, outbox, slots } = await readFigures(platform);
  for (const { lane, state, count } of jobs) metrics.set("facet_jobs", { lane, state }, count);
  for (const { lane, ms } of oldestWaitMs) metrics.set("facet_job_oldest_wait_seconds", { lane }, ms / 1000);
  metrics.set("facet_outbox_rows", {}, outbox.rows);
  metrics.set("facet_outbox_oldest_seconds", {}, outbox.oldestMs / 1000);
  for (const { lane, state, count } of slots) metrics.set("facet_runner_slots", { lane, state }, count);
}
