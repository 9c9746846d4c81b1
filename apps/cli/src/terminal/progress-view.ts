import type { JobView } from "@facet/contracts/jobs/job";
import { describeJob } from "./describe-job.ts";

/** Where lines go: a terminal, a pipe or a file. */
export interface TextStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressView {
  /** Shows a job as it stands. On a terminal the line is rewritten; elsewhere a line comes when something has changed. */
  update(job: JobView, title?: string): void;
  /** Clears the status line, and leaves `line` in its place. */
  end(line?: string): void;
}

interface ProgressViewOptions {
  readonly stream: TextStream;
  readonly quiet?: boolean;
  readonly now?: () => number;
}

/** Seconds between two plain lines of the same phase. */
const plainEveryMs = 5000;
const clearLine = "\r\u001b[2K";

export function createProgressView({
  stream,
  quiet = false,
  now = Date.now,
}: ProgressViewOptions): ProgressView {
  const live = stream.isTTY === true;
  let shown = false;
  let last = { phase: "", text: "", at: Number.NEGATIVE_INFINITY };

  function rewrite(text: string): void {
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    stream.write(clearLine + (text.length > width ? `${text.slice(0, width - 3)}...` : text));
    shown = true;
  }

  return {
    update(job, title) {
      if (quiet) return;
      const text = describeJob(job, title);
      if (live) return rewrite(text);
      const phase = `${job.id} ${job.state} ${job.progress?.phase ?? ""}`;
      const isDue = phase !== last.phase || (text !== last.text && now() - last.at >= plainEveryMs);
      if (!isDue) return;
      stream.write(`${text}\n`);
      last = { phase, text, at: now() };
    },
    end(line) {
      if (shown) stream.write(clearLine);
      shown = false;
      last = { phase: "", text: "", at: Number.NEGATIVE_INFINITY };
      if (line !== undefined && !quiet) stream.write(`${line}\n`);
    },
  };
}
