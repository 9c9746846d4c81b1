import type { Metrics } from "@facet/ports/metrics";

/** Times each call of the gateway by what it asks for: the last word of its path, which is never an id. */
export function measureFetch(send: typeof fetch, metrics: Metrics): typeof fetch {
  return async (input, init) => {
    const path =
      input instanceof URL ? input.pathname : new URL(input instanceof Request ? input.url : input).pathname;
    const action = path.split("/").at(-1) ?? "";
    const startedAt = performance.now();
    const note = (outcome: string) =>
      metrics.observe(
        "facet_runner_gateway_seconds",
        { action, outcome },
        (performance.now() - startedAt) / 1000,
      );
    try {
      const response = await send(input, init);
      note(String(response.status));
      return response;
    } catch (error) {
      note("unreachable");
      throw error;
    }
  };
}
