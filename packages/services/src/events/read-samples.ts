import type { JobEvent } from "@facet/contracts/events/job-event";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { sealedEvents } from "../data/collections/sealed-events.ts";
import { requireJob } from "../jobs/require-job.ts";
import { type LogStore, readBlock } from "./read-sealed.ts";

interface ReadSamples {
  readonly jobId: string;
  readonly after: number;
  readonly limit: number;
}

interface SamplePage {
  readonly samples: JobEvent[];
  readonly lastSeq: number;
  readonly more: boolean;
}

const rowsPerRead = 20;

/** What the model answered to the watched prompts while it trained, in order. */
export async function readSamples({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ReadSamples;
}): Promise<SamplePage> {
  const log = { documents: ownDocuments(ctx), blobs: ctx.blobs };
  await requireJob(ctx, log.documents, input.jobId, "training:read");
  // Chunks before seals: a chunk that is gone by now was sealed before it went.
  const inChunks = await samplesInChunks(log, input);
  const sealed = await sealedSamples(log, input);
  const bySeq = new Map([...sealed, ...inChunks].map((event) => [event.seq, event]));
  const samples = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const kept = samples.slice(0, input.limit);
  return { samples: kept, lastSeq: kept.at(-1)?.seq ?? input.after, more: samples.length > kept.length };
}

const isSampleAfter = (after: number) => (event: JobEvent) => event.type === "sample" && event.seq > after;

/** The first samples after `after` that stand in chunks: one more than the limit where there are so many. */
async function samplesInChunks({ documents }: LogStore, input: ReadSamples): Promise<JobEvent[]> {
  const samples: JobEvent[] = [];
  for (let from = input.after + 1; ; ) {
    const found = await documents.query(eventChunks, "withSamples", {
      equals: { jobId: input.jobId, hasSamples: true },
      range: { from },
      limit: rowsPerRead,
    });
    samples.push(...found.flatMap(({ data }) => data.events).filter(isSampleAfter(input.after)));
    if (samples.length > input.limit || found.length < rowsPerRead) return samples;
    from = (found.at(-1)?.data.lastSeq ?? from) + 1;
  }
}

async function sealedSamples({ documents, blobs }: LogStore, input: ReadSamples): Promise<JobEvent[]> {
  const samples: JobEvent[] = [];
  for (let from = input.after + 1; ; ) {
    const found = await documents.query(sealedEvents, "withSamples", {
      equals: { jobId: input.jobId, hasSamples: true },
      range: { from },
      limit: rowsPerRead,
    });
    for (const { data: segment } of found) {
      for (const block of segment.blocks) {
        if (!block.hasSamples || block.lastSeq <= input.after) continue;
        samples.push(...(await readBlock(blobs, segment, block)).filter(isSampleAfter(input.after)));
        if (samples.length > input.limit) return samples;
      }
      from = segment.lastSeq + 1;
    }
    if (found.length < rowsPerRead) return samples;
  }
}
