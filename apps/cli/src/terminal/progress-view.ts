import type { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { describeJob } from "./describe-job.ts";
import { createStatusLine } from "./status-line.ts";
import type { TextStream } from "./text-stream.ts";

export interface ProgressView {
  /** Shows a job as it stands. On a terminal the line is rewritten; elsewhere a line comes when something has changed. How it ended is for `end`. */
  update(job: JobView, title?: string): void;
  /** Shows what is going on beside jobs, on a terminal in the same line; elsewhere now and then. */
  show(text: string): void;
  /** Clears the status line, and leaves `line` in its place. */
  end(line?: string): void;
}

interface ProgressViewOptions {
  readonly stream: TextStream;
  readonly quiet?: boolean;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Between two plain lines of the same phase. */
const plainEveryMs = 5000;
const nothing = { phase: "", text: "", at: Number.NEGATIVE_INFINITY };

export function createProgressView({
  stream,
  quiet = false,
  now = Date.now,
}: ProgressViewOptions): ProgressView {
  const line = createStatusLine(stream);
  let last = nothing;

  return {
    update(job, title) {
      if (quiet || isFinal(job.state)) return;
      const text = describeJob(job, title);
      if (stream.isTTY === true) return line.show(text);
      const phase = `${job.id} ${job.state} ${job.progress?.phase ?? ""}`;
      const isDue = phase !== last.phase || (text !== last.text && now() - last.at >= plainEveryMs);
      if (!isDue) return;
      stream.write(`${text}\n`);
      last = { phase, text, at: now() };
    },
    show(text) {
      if (quiet) return;
      if (stream.isTTY === true) return line.show(text);
      if (text === last.text || now() - last.at < plainEveryMs) return;
      stream.write(`${text}\n`);
      last = { phase: last.phase, text, at: now() };
    },
    end(text) {
      line.clear();
      last = nothing;
      if (text !== undefined && !quiet) stream.write(`${text}\n`);
    },
  };
}
