import type { Stack } from "./open-stack.ts";

/** What one test leaves at work would keep the next one waiting. */
export async function cancelRuns({ facet }: Stack, projectId: string): Promise<void> {
  const { data } = await facet.listFineTunes({ query: { projectId, limit: 100 } });
  for (const { id, state } of data)
    if (state === "queued" || state === "running") await facet.cancelFineTune({ path: { id } });
}
