import { type Environment, readVariables } from "./read-variables.ts";

/** Settings of the dashboard's server. Throws `EnvError`. */
export function readDashboardEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    [
      "FACET_LOG_LEVEL",
      "FACET_API_URL",
      "FACET_DASHBOARD_HOST",
      "FACET_DASHBOARD_PORT",
      "FACET_PUBLIC_ORIGIN",
      "FACET_GALLERY",
    ],
    environment,
  );
  const env = {
    logLevel: values.FACET_LOG_LEVEL,
    apiUrl: values.FACET_API_URL,
    host: values.FACET_DASHBOARD_HOST,
    port: values.FACET_DASHBOARD_PORT,
    /** Null: the address it listens on. */
    publicOrigin: values.FACET_PUBLIC_ORIGIN,
    /** Serve the page that shows every component. */
    gallery: values.FACET_GALLERY,
  };
  return { env, warnings };
}
