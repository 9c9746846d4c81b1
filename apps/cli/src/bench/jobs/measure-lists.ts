import { JobView } from "@facet/contracts/jobs/job";
import { pageOf } from "@facet/contracts/paging/page";
import type { BenchPlatform } from "../bench-platform.ts";
import { type Figure, figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { ask } from "./ask.ts";

const rounds = 100;
const JobPage = pageOf(JobView);

/** Pages of the list as people leaf through them: the first, by state, and deep in it. */
export async function measureLists({ apiUrl, key }: BenchPlatform, projectId: string): Promise<Figure[]> {
  const get = async (query: string) => {
    const startedAt = performance.now();
    const path = `/v1/jobs?projectId=${projectId}&limit=20${query}`;
    const answer = await ask({ origin: apiUrl, token: key, method: "GET", path });
    return { ms: performance.now() - startedAt, page: JobPage.parse(answer) };
  };
  const times: number[] = [];
  let cursor: string | null = null;
  for (let round = 0; round < rounds; round += 1) {
    for (const query of ["", "&state=succeeded", "&kind=import-model"]) times.push((await get(query)).ms);
    const deep: Awaited<ReturnType<typeof get>> = await get(cursor === null ? "" : `&cursor=${cursor}`);
    times.push(deep.ms);
    cursor = deep.page.nextCursor;
  }
  return [
    figure({
      name: "list of jobs at 100,000, p95",
      value: percentile(times, 0.95),
      unit: "ms",
      bar: 30,
      sense: "at most",
      count: times.length,
    }),
  ];
}
