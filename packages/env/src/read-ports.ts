import { type Environment, readVariables } from "./read-variables.ts";

/** The ports that the processes of this machine listen on; 0 means any free one. Throws `EnvError`. */
export function readPorts(environment: Environment = process.env): {
  api: number;
  inference: number;
  dashboard: number;
} {
  const { values } = readVariables(
    ["FACET_API_PORT", "FACET_INFERENCE_PORT", "FACET_DASHBOARD_PORT"],
    environment,
  );
  return {
    api: values.FACET_API_PORT,
    inference: values.FACET_INFERENCE_PORT,
    dashboard: values.FACET_DASHBOARD_PORT,
  };
}
