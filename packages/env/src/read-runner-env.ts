import { type Environment, readVariables } from "./read-variables.ts";

/** Settings of a runner process. Throws `EnvError`. */
export function readRunnerEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    [
      "FACET_HOME",
      "FACET_LOG_LEVEL",
      "FACET_API_URL",
      "FACET_RUNNER_TOKEN",
      "FACET_RUNNER_HOST_ID",
      "FACET_RUNNER_LANES",
      "FACET_RUNNER_LABELS",
      "FACET_ENGINE",
      "FACET_PYTHON",
      "FACET_THREADS",
      "FACET_CACHE_BYTES",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "FACET_METRICS_HOST",
      "FACET_RUNNER_METRICS_PORT",
      "FACET_TIMING_SCALE",
    ],
    environment,
  );
  const env = {
    home: values.FACET_HOME,
    logLevel: values.FACET_LOG_LEVEL,
    apiUrl: values.FACET_API_URL,
    token: values.FACET_RUNNER_TOKEN,
    /** Null: one is made and kept in the home folder. */
    hostId: values.FACET_RUNNER_HOST_ID,
    lanes: values.FACET_RUNNER_LANES,
    labels: values.FACET_RUNNER_LABELS,
    engine: values.FACET_ENGINE,
    /** Null: the one that set-up made in the home folder. */
    python: values.FACET_PYTHON,
    threads: values.FACET_THREADS,
    cacheBytes: values.FACET_CACHE_BYTES,
    /** Null: nothing is traced. */
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    metricsHost: values.FACET_METRICS_HOST,
    /** Null: nothing is measured. */
    metricsPort: values.FACET_RUNNER_METRICS_PORT,
    /** Factor on every wait: leases, heartbeats, sweeps, backoff. For tests. */
    timingScale: values.FACET_TIMING_SCALE,
  };
  return { env, warnings };
}
