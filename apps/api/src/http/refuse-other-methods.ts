import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ApiApp } from "./api-app.ts";

/** Hono answers 404 where a path exists under another method; people are better helped by 405 and `Allow`. */
export function refuseOtherMethods(app: ApiApp): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method !== "ALL") methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, allowed] of methods) {
    app.all(path, (context) => {
      context.header("allow", [...allowed].join(", "));
      throw new FacetError("method_not_allowed", `${context.req.method} is not possible here; ${[...allowed].join(", ")} is.`);
    });
  }
}
