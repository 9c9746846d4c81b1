import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ApiApp } from "./api-app.ts";

/** Hono answers 404 where a path exists under another method; people are better helped by 405 and `Allow`. */
export function refuseOtherMethods(app: ApiApp): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method !== "ALL") methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  // The most exact path first: `/things/preview` is not one of `/things/:id`.
  const exactFirst = [...methods].sort(([a], [b]) => countParameters(a) - countParameters(b));
  for (const [path, allowed] of exactFirst) {
    app.all(path, (context) => {
      context.header("allow", [...allowed].join(", "));
      throw new FacetError(
        "method_not_allowed",
        `${context.req.method} is not possible here; ${[...allowed].join(", ")} is.`,
      );
    });
  }
}

function countParameters(path: string): number {
  return path.split(":").length - 1;
}
