import type { ApiApp } from "../../apps/api/src/http/api-app.ts";

/** Collects what the document says. */
export type Registry = ApiApp["openAPIRegistry"];
