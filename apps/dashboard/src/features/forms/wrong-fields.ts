import { FacetApiError } from "@facet/sdk/facet-api-error";
import { problemText } from "../../words/problem-text.ts";

/** A sentence for each field that is wrong. */
export type Wrong<Values> = Partial<Record<keyof Values & string, string>>;

/** The API names fields by pointers: `/email`. */
export function wrongFields<Values extends object>(error: unknown, values: Values): Wrong<Values> {
  if (!(error instanceof FacetApiError)) return {};
  const fields: Wrong<Values> = {};
  for (const name of Object.keys(values) as (keyof Values & string)[]) {
    const said = error.errors.find(({ path }) => path === `/${name}`);
    if (said !== undefined) fields[name] = [said.message, said.fix].filter(Boolean).join(" ");
    else if (error.problem.param === `/${name}`) fields[name] = problemText(error);
  }
  return fields;
}
