import { LogLevel } from "@facet/contracts/events/job-event";
import type { FacetClient } from "@facet/sdk/create-client";
import type { JobLogLine } from "@facet/sdk/generated/types.gen";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { formatMoment } from "../terminal/format.ts";
import { withoutControl } from "../terminal/without-control.ts";

export interface LogChoice {
  readonly level: string;
  readonly search?: string;
}

/** Every line a job has said so far. */
export async function readJobLogs(facet: FacetClient, id: string, choice: LogChoice): Promise<JobLogLine[]> {
  const level = readLevel(choice.level);
  const lines: JobLogLine[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await facet.listJobLogs({
      path: { id },
      query: { after, limit: 1000, level, ...(choice.search === undefined ? {} : { q: choice.search }) },
    });
    lines.push(...page.lines);
    after = page.lastSeq;
    more = page.more;
  }
  return lines;
}

export function formatLogs(lines: readonly JobLogLine[]): string {
  if (lines.length === 0) return "It has said nothing of this kind.\n";
  return lines
    .map(({ at, level, text }) => `${formatMoment(at)}  ${level.padEnd(5)}  ${withoutControl(text)}\n`)
    .join("");
}

function readLevel(text: string): LogLevel {
  const level = LogLevel.safeParse(text);
  if (level.success) return level.data;
  throw new CliError(
    `there is no level ${text}`,
    `There are: ${LogLevel.options.join(", ")}.`,
    exitCodes.usage,
  );
}
