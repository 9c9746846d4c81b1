import { FacetError } from "@facet/contracts/errors/facet-error";
import type { HttpBindings } from "@hono/node-server";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./api-app.ts";

/**
 * An address is judged as it was sent. URL parsers fold `%2e%2e` and `..` away, so that one route would answer under the
 * name of another, past whatever a proxy in front has decided by the path.
 */
export const refuseOddPaths = createMiddleware<ApiEnv>(async (context, next) => {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const sent = incoming?.url;
  if (sent !== undefined && isOdd(sent.split("?", 1)[0] ?? ""))
    throw new FacetError("not_found", "There is nothing at this address.", {
      fix: "Send the path as it is documented: without dots, doubled slashes or encoded marks.",
    });
  if (credentialsGiven(incoming?.rawHeaders ?? []) > 1)
    throw new FacetError("unauthenticated", "The request carries more than one Authorization header.");
  await next();
});

function isOdd(path: string): boolean {
  if (/%00|%5c|\\|\/\/|;/i.test(path)) return true;
  return path.split("/").some((part) => /^(\.|%2e){1,2}$/i.test(part));
}

/** Node keeps the first of several in silence; which one a proxy in front has checked nobody knows. */
function credentialsGiven(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "authorization").length;
}
