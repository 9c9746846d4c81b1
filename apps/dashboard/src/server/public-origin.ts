import { dashboardEnv } from "./dashboard-env.ts";

/** Where the browser believes to be: what the operator set, else what the request names. */
export function publicOrigin(request: Request): URL {
  const { publicOrigin: configured, host, port } = dashboardEnv();
  if (configured !== null) return new URL(configured);
  return new URL(`http://${request.headers.get("host") ?? `${host}:${port}`}`);
}
