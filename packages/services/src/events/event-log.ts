import type { EventChunk, JobEvent } from "@facet/contracts/events/job-event";
import { eventChunkId, eventChunks } from "../data/collections/event-chunks.ts";
import type { Work } from "../data/work.ts";
import { splitEvents } from "./split-events.ts";
import { jobTopic } from "./topics.ts";

/** An event that has no number yet. `line`: the engine line it comes from, if any. */
export interface NewEvent extends Omit<JobEvent, "seq"> {
  readonly line?: number;
}

/** Where a job's log ends: the last number given, and how far the lines of the newest attempt have come. */
export interface LogTail {
  readonly lastSeq: number;
  readonly attempt: number;
  readonly lastLine: number;
}

interface OpenLog {
  readonly start: LogTail;
  end: LogTail;
  readonly added: NewEvent[];
}

function openLog(work: Work, jobId: string): Promise<OpenLog> {
  return work.memo(`event-log/${jobId}`, async () => {
    const [last] = await work.query(eventChunks, "tail", { equals: { jobId }, limit: 1 });
    const start: LogTail = last?.data ?? { lastSeq: 0, attempt: 0, lastLine: 0 };
    const log: OpenLog = { start, end: start, added: [] };
    work.beforeWriting(() => writeChunks(work, jobId, log));
    return log;
  });
}

/** The end of a job's log, with what this transaction has added. */
export async function readTail(work: Work, jobId: string): Promise<LogTail> {
  return (await openLog(work, jobId)).end;
}

/** Numbers events after the last one, in this transaction. */
export async function appendToLog(work: Work, jobId: string, events: readonly NewEvent[]): Promise<LogTail> {
  const log = await openLog(work, jobId);
  log.added.push(...events);
  log.end = events.reduce(advance, log.end);
  return log.end;
}

function advance(tail: LogTail, event: NewEvent): LogTail {
  const lastLine = event.attempt === tail.attempt ? tail.lastLine : 0;
  return { lastSeq: tail.lastSeq + 1, attempt: event.attempt, lastLine: event.line ?? lastLine };
}

function writeChunks(work: Work, jobId: string, { start, added }: OpenLog): void {
  let tail = start;
  for (const group of splitEvents(added)) {
    const firstSeq = tail.lastSeq + 1;
    const events: JobEvent[] = group.map(({ line: _line, ...event }, index) => ({
      ...event,
      seq: firstSeq + index,
    }));
    tail = group.reduce(advance, tail);
    const hasSamples = events.some((event) => event.type === "sample");
    work.create(eventChunks, eventChunkId(jobId, firstSeq), {
      jobId,
      firstSeq,
      ...tail,
      hasSamples,
      events,
    } satisfies EventChunk);
  }
  if (added.length > 0) work.signal(jobTopic(jobId));
}
