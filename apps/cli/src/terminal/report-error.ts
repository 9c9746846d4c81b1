import { FacetApiError } from "@facet/sdk/facet-api-error";
import { CommanderError } from "commander";
import { CliError, exitCodes } from "./cli-error.ts";

interface Report {
  /** For standard error; commander has printed its own. */
  readonly text: string;
  readonly exitCode: number;
}

/** Any error as a person may read it: place, cause and fix, never a stack. */
export function reportError(error: unknown): Report {
  if (error instanceof CommanderError)
    return { text: "", exitCode: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage };
  if (error instanceof FacetApiError) return { text: textOf(error), exitCode: codeOf(error) };
  const message = error instanceof Error ? error.message : String(error);
  const fix = error instanceof Error && "fix" in error ? [String(error.fix)] : [];
  const exitCode = error instanceof CliError ? error.exitCode : exitCodes.failure;
  return { text: lines(message, fix), exitCode };
}

/** The cause, then each further field that is wrong, then what to do. What the first line says is not said again. */
function textOf(error: FacetApiError): string {
  const fields = error.errors
    .filter(({ message }) => !error.message.includes(message))
    .map(({ path, message, fix }) => `${path}: ${message}${fix === undefined ? "" : ` ${fix}`}`);
  const fix =
    error.status === 401 ? "Give a valid key with FACET_API_KEY, or log in with ./facet login." : error.fix;
  const request = error.status >= 500 && error.requestId !== "" ? [`Request: ${error.requestId}`] : [];
  return lines(error.message, [...fields, fix, ...request]);
}

function lines(message: string, more: readonly string[]): string {
  return [
    `facet: ${message}`,
    ...more
      .flatMap((line) => line.split("\n"))
      .filter((line) => line !== "")
      .map((line) => `       ${line}`),
    "",
  ].join("\n");
}

function codeOf({ status }: FacetApiError): number {
  if (status === 404) return exitCodes.notFound;
  return status === 401 || status === 403 ? exitCodes.notAllowed : exitCodes.failure;
}
