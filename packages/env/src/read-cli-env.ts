import { type Environment, readVariables } from "./read-variables.ts";

/** Settings of the command line. Throws `EnvError`. */
export function readCliEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    ["FACET_HOME", "FACET_LOG_LEVEL", "FACET_API_URL", "FACET_API_KEY"],
    environment,
  );
  const env = {
    home: values.FACET_HOME,
    logLevel: values.FACET_LOG_LEVEL,
    apiUrl: values.FACET_API_URL,
    /** Whether the address was named; if not, the platform that runs in `home` says where it is. */
    apiUrlGiven: (environment.FACET_API_URL?.trim() ?? "") !== "",
    /** Null: the key of the local owner, kept in `home`. */
    apiKey: values.FACET_API_KEY,
  };
  return { env, warnings };
}
