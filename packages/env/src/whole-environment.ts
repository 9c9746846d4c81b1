import type { Environment } from "./read-variables.ts";

/** This process's environment as it was given, for a child that is a part of the same platform. */
export function wholeEnvironment(variables: Environment = process.env): Record<string, string | undefined> {
  return { ...variables };
}
