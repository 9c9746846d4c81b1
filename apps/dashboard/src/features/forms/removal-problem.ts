import { FacetApiError } from "@facet/sdk/facet-api-error";
import { problemText } from "../../words/problem-text.ts";

/** Why something cannot be deleted; `first` says here what the API says for the command line, where the page has words for it. */
export function removalProblem(error: unknown, first?: string): string | undefined {
  if (error === null) return undefined;
  if (first !== undefined && error instanceof FacetApiError && error.code === "in_use")
    return `${error.detail} ${first}`;
  return problemText(error);
}
