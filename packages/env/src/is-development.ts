import type { Environment } from "./read-variables.ts";

/** Whether a development server runs, which reloads code as it is written. A build never is. */
export function isDevelopment(environment: Environment = process.env): boolean {
  return environment.NODE_ENV === "development";
}
