import { type Environment, readVariables } from "./read-variables.ts";

/** Settings of the API process. Throws `EnvError`. */
export function readApiEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    [
      "FACET_HOME",
      "FACET_LOG_LEVEL",
      "FACET_API_HOST",
      "FACET_API_PORT",
      "FACET_PUBLIC_ORIGIN",
      "FACET_DASHBOARD_ORIGIN",
      "FACET_INSECURE_LAN",
      "FACET_RUNNER_TOKEN",
      "FACET_OPERATOR_TOKEN",
      "FACET_INFERENCE_URL",
      "FACET_INFERENCE_TOKEN",
      "FACET_TIMING_SCALE",
    ],
    environment,
  );
  const env = {
    home: values.FACET_HOME,
    logLevel: values.FACET_LOG_LEVEL,
    host: values.FACET_API_HOST,
    port: values.FACET_API_PORT,
    /** Null: the address it listens on. */
    publicOrigin: values.FACET_PUBLIC_ORIGIN,
    /** Where people's links lead on a machine whose dashboard has an address of its own. Null: the public origin. */
    dashboardOrigin: values.FACET_DASHBOARD_ORIGIN,
    insecureLan: values.FACET_INSECURE_LAN,
    runnerToken: values.FACET_RUNNER_TOKEN,
    /** Null: nobody operates this platform over the network. */
    operatorToken: values.FACET_OPERATOR_TOKEN,
    inference: { url: values.FACET_INFERENCE_URL, token: values.FACET_INFERENCE_TOKEN },
    /** Factor on every wait: leases, heartbeats, sweeps, backoff. For tests. */
    timingScale: values.FACET_TIMING_SCALE,
  };
  return { env, warnings };
}
