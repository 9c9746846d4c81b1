import { FacetApiError } from "@facet/sdk/facet-api-error";

/** A refusal as one or two sentences for beside a field: what is wrong and what to do. */
export function problemText(error: unknown): string {
  if (!(error instanceof FacetApiError))
    return "The page met an answer that it does not understand. Reload it.";
  const said = error.errors.length > 0 ? error.errors.map((one) => one.message).join(". ") : error.detail;
  return error.fix === "" ? said : `${ended(said)} ${error.fix}`;
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
