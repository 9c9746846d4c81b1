import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Hono } from "hono";
import type { ApiEnv } from "../http/api-app.ts";

const errorsPage = resolve(import.meta.dirname, "../../../../docs/reference/errors.md");

/** `/docs/errors`: where every problem document's `docUrl` leads. */
export function documentRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get("/errors", async (context) =>
    context.body(await readFile(errorsPage, "utf8"), 200, { "content-type": "text/markdown; charset=utf-8" }),
  );
}
