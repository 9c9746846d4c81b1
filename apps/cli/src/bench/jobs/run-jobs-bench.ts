import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { repositoryRoot } from "../../repository-root.ts";
import { type BenchPlatform, openBenchPlatform } from "../bench-platform.ts";
import type { Figure } from "../figure.ts";
import { measureChildJobs } from "./measure-child-jobs.ts";
import { measureCutStreams } from "./measure-cut-streams.ts";
import { measureFlatClaims } from "./measure-flat-claims.ts";
import { measureJobRate } from "./measure-job-rate.ts";
import { measureLists } from "./measure-lists.ts";
import { measureSlowReaders } from "./measure-slow-readers.ts";

const run = promisify(execFile);
const few = 100;
const many = 100_000;

export interface JobsBench {
  readonly figures: Figure[];
  readonly notes: string[];
}

/** The job core under load, on a store with a history of 100,000 jobs. Touches nothing that is kept. */
export async function runJobsBench(say: (line: string) => void): Promise<JobsBench> {
  say(`a store of ${few} jobs, and one of ${many.toLocaleString("en")}`);
  const small = await openFilled(few, say);
  try {
    const large = await openFilled(many, say);
    try {
      return await measure(small, large, say);
    } finally {
      await large.platform.close();
    }
  } finally {
    await small.platform.close();
  }
}

interface Filled {
  readonly platform: BenchPlatform;
  readonly projectId: string;
}

async function measure(small: Filled, large: Filled, say: (line: string) => void): Promise<JobsBench> {
  const { platform, projectId } = large;
  say("lists");
  const lists = await measureLists(platform, projectId);
  say("made to claimed, on both in turns");
  const flat = await measureFlatClaims(small, large);
  say("a stream that breaks a hundred times");
  const cut = await measureCutStreams(platform, projectId);
  say("streams that nobody reads");
  const slow = await measureSlowReaders(platform, projectId);
  say("jobs a second, for half a minute");
  const rate = await measureJobRate(platform, projectId);
  say("jobs with a child process each");
  const children = await measureChildJobs(small.platform, small.projectId);
  return {
    figures: [...rate.figures, ...flat, ...lists, ...slow.figures, ...cut],
    notes: [...rate.notes, ...slow.notes, ...children],
  };
}

async function openFilled(count: number, say: (line: string) => void): Promise<Filled> {
  let projectId = "";
  const script = join(repositoryRoot, "apps/api/src/bench/fill-store.ts");
  const platform = await openBenchPlatform(say, async (home) => {
    const { stdout } = await run(process.execPath, [script, home, String(count)], {
      env: inheritedEnvironment(),
    });
    projectId = stdout.trim();
  });
  return { platform, projectId };
}
