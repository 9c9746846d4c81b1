import { type JobLogLine, LogLevel } from "@facet/contracts/events/job-event";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { requireJob } from "../jobs/require-job.ts";
import { containsText } from "../paging/contains-text.ts";
import { readChunks } from "./read-chunks.ts";
import { toLogLine } from "./to-log-line.ts";

interface ReadLogs {
  readonly jobId: string;
  /** Only lines of this level and worse. */
  readonly level: LogLevel;
  /** Only lines that hold this text, in any case. */
  readonly q?: string | undefined;
  /** Events above this number. */
  readonly after: number;
  readonly limit: number;
}

interface LogPage {
  readonly lines: JobLogLine[];
  /** Number of the last event that was looked at; `after` of the next page. */
  readonly lastSeq: number;
  readonly more: boolean;
  readonly ended: boolean;
}

/** A page that looked at so many events ends there, full or not: a request takes a bounded time. */
const mostLookedAt = 20_000;

/** What a job said, as lines: a page of its log without curves and samples. */
export async function readLogs({ ctx, input }: { ctx: ServiceContext; input: ReadLogs }): Promise<LogPage> {
  const log = { documents: ownDocuments(ctx), blobs: ctx.blobs };
  // The job is read first: when it has ended, its last event is already stored.
  const job = await requireJob(ctx, log.documents, input.jobId, "training:read");
  const levels = LogLevel.options.slice(LogLevel.options.indexOf(input.level));
  const lines: JobLogLine[] = [];
  let lastSeq = input.after;
  const page = (more: boolean): LogPage => ({ lines, lastSeq, more, ended: !more && isFinal(job.state) });
  for await (const chunk of readChunks(log, input.jobId, input.after + 1)) {
    for (const event of chunk.events) {
      if (event.seq <= input.after) continue;
      if (lines.length === input.limit || event.seq - input.after > mostLookedAt) return page(true);
      const line = toLogLine(event);
      if (line !== undefined && levels.includes(line.level) && containsText(input.q, line.text))
        lines.push(line);
      lastSeq = event.seq;
    }
  }
  return page(false);
}
