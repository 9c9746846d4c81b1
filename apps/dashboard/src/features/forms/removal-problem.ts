import { FacetApiError } from "@facet/sdk/facet-api-error";
import { problemText } from "../../words/problem-text.ts";

/** Why something cannot be deleted; `first` says here what the API says for the command line. */
export function removalProblem(error: unknown, first: string): string | undefined {
  if (error === null) return undefined;
  if (error instanceof FacetApiError && error.code === "in_use") return `${error.detail} ${first}`;
  return problemText(error);
}
