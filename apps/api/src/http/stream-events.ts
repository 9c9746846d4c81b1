import type { Context } from "hono";
import { accessSignal } from "./access-signal.ts";
import type { ApiEnv } from "./api-app.ts";

export interface StreamedEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data: unknown;
}

/** A connection that has this much unsent is closed; its client resumes from the store. Events are never dropped in silence. */
const maxBufferedBytes = 1024 * 1024;

/**
 * Server-sent events from an async source, with a comment every `pingMs` so that proxies keep the line open. The source
 * is told to stop when the client goes away.
 */
export function streamEvents(
  context: Context<ApiEnv>,
  source: (signal: AbortSignal) => AsyncIterable<StreamedEvent>,
  pingMs: number,
): Response {
  const gone = new AbortController();
  const access = accessSignal(context.get("ctx"));
  const signal = AbortSignal.any([gone.signal, context.req.raw.signal, access.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const ping = setInterval(() => send(": ping\n\n"), pingMs);
        function send(text: string): void {
          if (signal.aborted) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) <= 0) gone.abort();
        }
        try {
          send(": open\n\n");
          for await (const event of source(signal)) send(format(event));
        } catch (error) {
          if (!signal.aborted)
            context.get("platform").log.warn("an event stream broke", { error: String(error) });
        } finally {
          clearInterval(ping);
          access.release();
          if (!context.req.raw.signal.aborted) controller.close();
        }
      },
      cancel: () => gone.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxBufferedBytes }),
  );
  return context.body(body, 200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
}

function format({ id, event, data }: StreamedEvent): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join("\n")}\n\n`;
}
