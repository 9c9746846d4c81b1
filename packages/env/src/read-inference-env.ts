import { type Environment, readVariables } from "./read-variables.ts";

/** Settings of the inference process. Throws `EnvError`. */
export function readInferenceEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    [
      "FACET_HOME",
      "FACET_LOG_LEVEL",
      "FACET_API_URL",
      "FACET_INFERENCE_HOST",
      "FACET_INFERENCE_PORT",
      "FACET_INFERENCE_TOKEN",
      "FACET_INFERENCE_MEMORY_BYTES",
      "FACET_PYTHON",
      "FACET_THREADS",
      "FACET_CACHE_BYTES",
    ],
    environment,
  );
  const env = {
    home: values.FACET_HOME,
    logLevel: values.FACET_LOG_LEVEL,
    apiUrl: values.FACET_API_URL,
    host: values.FACET_INFERENCE_HOST,
    port: values.FACET_INFERENCE_PORT,
    token: values.FACET_INFERENCE_TOKEN,
    memoryBytes: values.FACET_INFERENCE_MEMORY_BYTES,
    /** Null: the one that set-up made in the home folder. */
    python: values.FACET_PYTHON,
    threads: values.FACET_THREADS,
    cacheBytes: values.FACET_CACHE_BYTES,
  };
  return { env, warnings };
}
