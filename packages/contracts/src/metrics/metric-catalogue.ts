interface MetricEntry {
  readonly type: "counter" | "gauge" | "histogram";
  /** With its unit; shown by Prometheus and in the reference. */
  readonly help: string;
  /** Each takes few values, known beforehand: never an id, a name or a path as it was asked for. */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
  readonly process: "api" | "runner";
}

const moments = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const spans = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600];

/** Every figure that a process of Facet gives to Prometheus. Names follow its conventions: base units, `_total` for counters. */
export const metricCatalogue = {
  facet_http_request_duration_seconds: {
    type: "histogram",
    help: "Seconds until an answer began, by route as it is documented. Long polls and streams count their wait.",
    labels: ["method", "route", "status"],
    buckets: moments,
    process: "api",
  },
  facet_sse_streams_open: {
    type: "gauge",
    help: "Event streams that are open now at this process.",
    labels: [],
    process: "api",
  },
  facet_jobs: {
    type: "gauge",
    help: "Jobs that have not ended: held (by other jobs or a pause), runnable (in line), leased (at a runner). Counted up to 5000 each.",
    labels: ["lane", "state"],
    process: "api",
  },
  facet_job_oldest_wait_seconds: {
    type: "gauge",
    help: "Seconds that the job in line for the longest has been claimable; 0 when none is.",
    labels: ["lane"],
    process: "api",
  },
  facet_job_wait_seconds: {
    type: "histogram",
    help: "Seconds from claimable to claimed.",
    labels: ["lane", "kind"],
    buckets: spans,
    process: "api",
  },
  facet_job_run_seconds: {
    type: "histogram",
    help: "Seconds from a job's first claim to its end, over all its attempts.",
    labels: ["kind", "outcome"],
    buckets: spans,
    process: "api",
  },
  facet_job_attempts_total: {
    type: "counter",
    help: "Attempts that ended, by outcome and class of failure (none where nothing failed).",
    labels: ["kind", "outcome", "class"],
    process: "api",
  },
  facet_leases_expired_total: {
    type: "counter",
    help: "Leases that ran out because their runner was not heard of.",
    labels: [],
    process: "api",
  },
  facet_outbox_rows: {
    type: "gauge",
    help: "Duties left by commits and not done yet. Counted up to 500.",
    labels: [],
    process: "api",
  },
  facet_outbox_oldest_seconds: {
    type: "gauge",
    help: "Age in seconds of the oldest duty in the outbox; 0 when there is none.",
    labels: [],
    process: "api",
  },
  facet_event_lag_seconds: {
    type: "histogram",
    help: "Seconds from an engine's writing of a line to its being stored. Of another machine, by that machine's clock.",
    labels: [],
    buckets: moments,
    process: "api",
  },
  facet_store_transaction_retries_total: {
    type: "counter",
    help: "Transactions that began again: conflict (what they read had changed), busy (another program held the file).",
    labels: ["reason"],
    process: "api",
  },
  facet_maintenance_age_seconds: {
    type: "gauge",
    help: "Seconds since a round of maintenance last ended, seen from this process.",
    labels: [],
    process: "api",
  },
  facet_runner_slots: {
    type: "gauge",
    help: "Runners by what they do: busy, idle, closed (cordoned or drained), away (not heard of).",
    labels: ["lane", "state"],
    process: "api",
  },
  facet_disk_free_bytes: {
    type: "gauge",
    help: "Bytes that can still be written on the disk of the state folder.",
    labels: [],
    process: "api",
  },
  facet_runner_busy: {
    type: "gauge",
    help: "1 while this runner has a job.",
    labels: [],
    process: "runner",
  },
  facet_runner_attempt_seconds: {
    type: "histogram",
    help: "Seconds that attempts took at this runner, with fetching and sending.",
    labels: ["kind"],
    buckets: spans,
    process: "runner",
  },
  facet_runner_gateway_seconds: {
    type: "histogram",
    help: "Seconds until the platform answered this runner; outcome is the status, or unreachable.",
    labels: ["action", "outcome"],
    buckets: moments,
    process: "runner",
  },
} as const satisfies Record<string, MetricEntry>;

type Catalogue = typeof metricCatalogue;
export type MetricName = keyof Catalogue;
export type MetricOf<Type extends MetricEntry["type"]> = {
  [Name in MetricName]: Catalogue[Name]["type"] extends Type ? Name : never;
}[MetricName];
export type MetricLabels<Name extends MetricName> = Readonly<
  Record<Catalogue[Name]["labels"][number], string>
>;
export type MeasuredProcess = MetricEntry["process"];
