import { readdir } from "node:fs/promises";
import { isFinal } from "@facet/contracts/jobs/job-state";
import type { World } from "../testing/open-world.ts";

/** Rows, folders and half-written files that a wrong input could leave. */
export async function whatIsThere({ platform, facts }: World): Promise<Record<string, unknown>> {
  const { facet, home } = platform;
  const query = { projectId: facts.projectId ?? "", limit: 100 };
  const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();
  const { data: jobs } = await facet.listJobs({ query });
  return {
    datasets: names((await facet.listDatasets({ query })).data),
    baseModels: names((await facet.listBaseModels({ query })).data),
    models: names((await facet.listModels({ query })).data),
    open: jobs.filter(({ state }) => !isFinal(state)).map(({ kind }) => kind),
    files: await leftFiles(home),
  };
}

/** Work folders, spools and files that were not finished. */
async function leftFiles(home: string): Promise<string[]> {
  const all = await readdir(home, { recursive: true }).catch(() => []);
  return all.filter((path) => /\.partial\b|^runner\/[^/]+\/(work|spool)\/./.test(path)).sort();
}
