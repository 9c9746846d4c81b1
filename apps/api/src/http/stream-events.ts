import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LiveSignals } from "@facet/ports/live-signals";
import type { ServiceContext } from "@facet/services/context";
import type { Context } from "hono";
import { accessSignal } from "./access-signal.ts";
import type { ApiEnv } from "./api-app.ts";

export interface StreamedEvent {
  readonly id?: string;
  readonly event?: string;
  /** Told under the same id and name wherever it is told. */
  readonly data: object;
}

/** So much waits for a slow reader; then its source waits too. Nothing is dropped: what comes next is in the store. */
const maxBufferedBytes = 64 * 1024;

/** After which a client of a process that has ended should look for it again. */
const returnMs = 1000;

/** Live streams of one person or key at a time. */
const mostStreams = 128;
const openStreams = new WeakMap<LiveSignals, Map<string, number>>();

/** Counts a stream in, and out by what it returns. Throws `rate_limited`. */
function takePlace({ signals, principal }: ServiceContext): () => void {
  const counts = openStreams.get(signals) ?? new Map<string, number>();
  openStreams.set(signals, counts);
  const holder = principal.userId ?? principal.id;
  const open = counts.get(holder) ?? 0;
  if (open >= mostStreams)
    throw new FacetError("rate_limited", `${open} live streams of yours are open already.`, {
      fix: "Close streams that nobody reads, then connect again.",
      retryAfterMs: 5000,
    });
  counts.set(holder, open + 1);
  return () => {
    const left = (counts.get(holder) ?? 1) - 1;
    if (left === 0) counts.delete(holder);
    else counts.set(holder, left);
  };
}

/**
 * Server-sent events from an async source, with a comment every `pingMs` so that proxies keep the line open. The source
 * is told to stop when the client goes away, and when it has taken nothing for `bodyStallMs`: it resumes where it was.
 */
export function streamEvents(
  context: Context<ApiEnv>,
  source: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
  pingMs: number,
): Response {
  const ctx = context.get("ctx");
  const leave = takePlace(ctx);
  const { metrics } = ctx;
  metrics?.add("facet_sse_streams_open", {});
  const gone = new AbortController();
  const access = accessSignal(ctx);
  const closing = context.get("closing");
  const signal = AbortSignal.any([gone.signal, context.req.raw.signal, access.signal, closing]);
  let wanted: (() => void) | undefined;

  async function pump(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const send = (bytes: Uint8Array) => controller.enqueue(bytes);
    const isFull = () => (controller.desiredSize ?? 0) <= 0;
    const ping = setInterval(() => {
      if (!signal.aborted && !isFull()) send(encoder.encode(": ping\n\n"));
    }, pingMs);
    try {
      send(encoder.encode(": open\n\n"));
      for await (const event of source(signal)) {
        if (signal.aborted) break;
        send(format(event));
        if (isFull()) await untilRead(ctx.timings.bodyStallMs);
      }
    } catch (error) {
      if (!signal.aborted)
        context.get("platform").log.warn("an event stream broke", { error: String(error) });
    } finally {
      clearInterval(ping);
      access.release();
      leave();
      metrics?.add("facet_sse_streams_open", {}, -1);
      if (!context.req.raw.signal.aborted && !cancelled) {
        // Whoever reads connects again a little later, when this process has been started anew.
        if (closing.aborted) send(encoder.encode(`retry: ${returnMs}\n\n`));
        controller.close();
      }
    }
  }

  /** Until there is room again, or nobody is there any more. */
  async function untilRead(stallMs: number): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const stalled = setTimeout(() => gone.abort(), stallMs);
      const goOn = () => {
        clearTimeout(stalled);
        signal.removeEventListener("abort", goOn);
        wanted = undefined;
        resolve();
      };
      signal.addEventListener("abort", goOn);
      wanted = goOn;
    });
  }

  let cancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => void pump(controller),
      pull: () => wanted?.(),
      cancel: () => {
        cancelled = true;
        gone.abort();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxBufferedBytes }),
  );
  return context.body(body, 200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
}

const encoder = new TextEncoder();
/** What many streams send of the same object is made once. */
const encoded = new WeakMap<object, Uint8Array>();

function format(streamed: StreamedEvent): Uint8Array {
  const { id, event, data } = streamed;
  const known = encoded.get(data);
  if (known !== undefined) return known;
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  const bytes = encoder.encode(`${lines.join("\n")}\n\n`);
  encoded.set(data, bytes);
  return bytes;
}
