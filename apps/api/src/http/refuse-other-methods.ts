import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Context, Hono } from "hono";
import type { ApiEnv } from "./api-app.ts";

type Methods = ReadonlyMap<string, ReadonlySet<string>>;

/** Hono answers 404 where a path exists under another method; people are better helped by 405 and `Allow`. */
export function refuseOtherMethods(app: Hono<ApiEnv>): void {
  for (const [path, allowed] of methodsOf(app)) app.all(path, (context) => refuse(context, allowed));
}

/**
 * The same before the routes of `within`: `GET /things/preview` would else be asked of `/things/:id`, which knows no
 * such thing.
 */
export function refuseMethodsOfMasked(app: Hono<ApiEnv>, within: Hono<ApiEnv>): void {
  const methods = methodsOf(within);
  const patterns = [...methods.keys()].filter((path) => path.includes(":"));
  for (const [path, allowed] of methods) {
    if (path.includes(":") || !patterns.some((pattern) => matches(pattern, path))) continue;
    app.all(path, (context, next) => (allowed.has(context.req.method) ? next() : refuse(context, allowed)));
  }
}

/** The most exact path first: `/things/preview` is not one of `/things/:id`. */
function methodsOf(app: Hono<ApiEnv>): Methods {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method !== "ALL") methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  return new Map([...methods].sort(([a], [b]) => countParameters(a) - countParameters(b)));
}

function refuse(context: Context<ApiEnv>, allowed: ReadonlySet<string>): never {
  context.header("allow", [...allowed].join(", "));
  throw new FacetError(
    "method_not_allowed",
    `${context.req.method} is not possible here; ${[...allowed].join(", ")} is.`,
  );
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(":") || part === given[index])
  );
}

function countParameters(path: string): number {
  return path.split(":").length - 1;
}
