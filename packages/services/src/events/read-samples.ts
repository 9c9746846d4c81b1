import type { JobEvent } from "@facet/contracts/events/job-event";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { eventChunks } from "../data/collections/event-chunks.ts";
import { requireJob } from "../jobs/require-job.ts";

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

const chunksPerRead = 20;

/** What the model answered to the watched prompts while it trained, in order. */
export async function readSamples({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ReadSamples;
}): Promise<SamplePage> {
  const documents = ownDocuments(ctx);
  await requireJob(ctx, documents, input.jobId, "training:read");
  const samples: JobEvent[] = [];
  for (let from = input.after + 1; ; ) {
    const found = await documents.query(eventChunks, "withSamples", {
      equals: { jobId: input.jobId, hasSamples: true },
      range: { from },
      limit: chunksPerRead,
    });
    samples.push(
      ...found
        .flatMap(({ data }) => data.events)
        .filter((event) => event.type === "sample" && event.seq > input.after),
    );
    if (samples.length > input.limit || found.length < chunksPerRead) break;
    from = (found.at(-1)?.data.lastSeq ?? from) + 1;
  }
  const kept = samples.slice(0, input.limit);
  return { samples: kept, lastSeq: kept.at(-1)?.seq ?? input.after, more: samples.length > kept.length };
}
