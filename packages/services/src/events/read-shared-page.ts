import type { ServiceContext } from "../context.ts";
import { ownDocuments } from "../context.ts";
import { requireJob } from "../jobs/require-job.ts";
import { type EventPage, readEvents } from "./read-events.ts";

interface PageOfLog {
  readonly jobId: string;
  readonly after: number;
  readonly limit: number;
}

/** Enough for the few places at which those who follow a busy job are. */
const mostPages = 32;
const pagesOf = new WeakMap<ServiceContext["documents"], Map<string, Promise<EventPage>>>();

/**
 * A page as `readEvents` gives it, read once for all who follow the job at this place: a hundred readers of one log cost
 * little more than one. Only full pages are shared, for they never change; the end of a log everyone reads anew.
 */
export async function readSharedPage(ctx: ServiceContext, input: PageOfLog): Promise<EventPage> {
  await requireJob(ctx, ownDocuments(ctx), input.jobId, "training:read");
  const pages = pagesOf.get(ctx.documents) ?? new Map<string, Promise<EventPage>>();
  pagesOf.set(ctx.documents, pages);
  const key = `${ctx.principal.orgId} ${input.jobId} ${input.after} ${input.limit}`;
  const known = await pages.get(key)?.catch(() => undefined);
  if (known !== undefined && isFull(known, input)) return known;
  const reading = readEvents({ ctx, input });
  pages.set(key, reading);
  const page = await reading.catch((error: unknown) => {
    pages.delete(key);
    throw error;
  });
  if (!isFull(page, input) && pages.get(key) === reading) pages.delete(key);
  const [oldest] = pages.keys();
  if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest);
  return page;
}

const isFull = ({ events }: EventPage, { limit }: PageOfLog) => events.length === limit;
