import { dashboardEnv } from "./dashboard-env.ts";

/** One question to the API as whoever sent this request, for choosing where to redirect; undefined when it does not answer well. */
export async function askApi(path: string, cookie: string): Promise<unknown> {
  const response = await fetch(new URL(path, dashboardEnv().apiUrl), {
    headers: { cookie, accept: "application/json" },
    cache: "no-store",
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  if (response === undefined) return undefined;
  return response.ok ? response.json() : { refused: response.status };
}
