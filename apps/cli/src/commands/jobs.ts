import { JobState } from "@facet/contracts/jobs/job-state";
import type { Command } from "commander";
import { jsonOption, openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { finishJob } from "../jobs/finish-job.ts";
import { followFineTune } from "../jobs/follow-fine-tune.ts";
import { isFineTune } from "../jobs/is-fine-tune.ts";
import { jobTable, showJob } from "../jobs/job-table.ts";
import { formatLogs, type LogChoice, readJobLogs } from "../jobs/print-logs.ts";
import { registerActs } from "../jobs/register-acts.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { print } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

type ListOptions = ProjectOptions & { state?: string; limit: number };
const idHelp = "id of a job, or of a fine-tune for all its jobs";

export function register(program: Command): void {
  const jobs = program.command("jobs").description("see, watch, pause, repeat and cancel work");
  projectOptions(jobs.command("list").description("list jobs, newest first"))
    .option("--state <state>", "only those in this state")
    .option("--limit <number>", "at most so many, 1 to 100", readCount, 20)
    .action(async (options: ListOptions) => {
      const { facet, projectId } = await openProject(options);
      const state = options.state === undefined ? {} : { state: readState(options.state) };
      const { data } = await facet.listJobs({ query: { projectId, limit: options.limit, ...state } });
      print(options.json, data, () => jobTable(data));
    });
  jsonOption(
    jobs.command("show").description("show one job, or the jobs of a fine-tune").argument("<id>", idHelp),
  ).action(async (id: string, { json }: { json?: boolean }) => {
    const facet = await openFacet();
    if (!isFineTune(id)) {
      const job = await facet.getJob({ path: { id } });
      return print(json, job, () => showJob(job));
    }
    const run = await facet.getFineTune({ path: { id } });
    const ids = Object.values(run.jobs).filter((jobId) => jobId !== null);
    const all = await Promise.all(ids.map((jobId) => facet.getJob({ path: { id: jobId } })));
    print(json, { ...run, jobs: all }, () => `${run.name} (${run.id}): ${run.state}\n\n${jobTable(all)}`);
  });
  jsonOption(jobs.command("watch").description("stay until it has ended").argument("<id>", idHelp)).action(
    async (id: string, { json }: { json?: boolean }) => {
      const facet = await openFacet();
      if (isFineTune(id)) {
        const { text, ...ended } = await followFineTune(facet, await facet.getFineTune({ path: { id } }));
        return print(json, ended, () => text);
      }
      const job = await finishJob(facet, id);
      print(json, job, () => showJob(job));
    },
  );
  jsonOption(jobs.command("logs").description("print what a job has said").argument("<id>", "id of a job"))
    .option("--level <level>", "this level and worse: debug, info, warn, error", "info")
    .option("--search <text>", "only lines that hold this text")
    .action(async (id: string, { json, ...choice }: LogChoice & { json?: boolean }) => {
      const lines = await readJobLogs(await openFacet(), id, choice);
      print(json, lines, () => formatLogs(lines));
    });
  registerActs(jobs, idHelp);
}

function readState(text: string): JobState {
  const state = JobState.safeParse(text);
  if (state.success) return state.data;
  throw new CliError(
    `there is no state ${text}`,
    `There are: ${JobState.options.join(", ")}.`,
    exitCodes.usage,
  );
}
