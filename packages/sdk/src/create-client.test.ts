import { expect, it } from "vitest";
import { createFacetClient } from "./create-client.ts";

it("names the trace of each request as it is at that moment, and none where there is none", async () => {
  const seen: (string | null)[] = [];
  const answer: typeof fetch = async (input) => {
    seen.push(input instanceof Request ? input.headers.get("traceparent") : null);
    return Response.json({ data: [], nextCursor: null });
  };
  let traceparent: string | undefined = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const facet = createFacetClient({
    url: "http://127.0.0.1:1",
    fetch: answer,
    traceparent: () => traceparent,
  });
  await facet.listProjects();
  await facet.stream("/v1/projects");
  traceparent = undefined;
  await facet.listProjects();
  expect(seen).toEqual([
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    null,
  ]);
});
