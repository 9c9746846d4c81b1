import type { FacetClient } from "@facet/sdk/create-client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { readEventStream, type ServerEvent } from "@facet/sdk/read-event-stream";

export type Connection = "connecting" | "live" | "reconnecting" | "ended";

interface OpenStream {
  readonly facet: FacetClient;
  readonly path: string;
  /** Number of the last event that came, where the stream counts them. Asked anew for each connection. */
  readonly lastEventId?: () => number;
  readonly onEvent: (event: ServerEvent) => void;
  /** Called on every change and, while it is live, on every sign of life. */
  readonly onConnection: (connection: Connection) => void;
  /** The server closed the stream: whether that was the end of it. */
  readonly isOver?: () => boolean;
  readonly signal: AbortSignal;
}

const firstWaitMs = 250;
const longestWaitMs = 10_000;
/** The API says something every 15 seconds; a line that is silent for longer is dead, whatever the system believes. */
const silenceMs = 40_000;

/** Reads server-sent events for as long as somebody wants them, over as many connections as that takes. Throws what the API refuses. */
export async function openStream(stream: OpenStream): Promise<void> {
  const { facet, signal, onConnection } = stream;
  onConnection("connecting");
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    try {
      await readOnce(stream, () => {
        waitMs = firstWaitMs;
      });
      if (stream.isOver?.() === true) return onConnection("ended");
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof FacetApiError && !error.problem.retryable) throw error;
    }
    if (signal.aborted) return;
    onConnection("reconnecting");
    await untilRetry(facet, waitMs, signal);
  }
}

async function readOnce(stream: OpenStream, onOpen: () => void): Promise<void> {
  const { facet, path, lastEventId, onEvent, onConnection, signal } = stream;
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), silenceMs);
  // A line may stay open although nothing comes through any more: whoever lost the network asks anew.
  const lost = () => silent.abort();
  globalThis.addEventListener?.("offline", lost);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), silenceMs);
    onConnection("live");
  };
  try {
    const response = await facet.stream(path, {
      headers: {
        accept: "text/event-stream",
        ...(lastEventId === undefined ? {} : { "last-event-id": String(lastEventId()) }),
      },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    onOpen();
    heard();
    for await (const event of readEventStream(listen(response, heard))) onEvent(event);
  } finally {
    clearTimeout(timer);
    globalThis.removeEventListener?.("offline", lost);
  }
}

/** Also comments count as signs of life, which a reader of events never sees. */
function listen(response: Response, heard: () => void): Response {
  const tap = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      heard();
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(tap) ?? null);
}

/** Waits, but not longer than until the machine is back on the network. */
async function untilRetry(facet: FacetClient, waitMs: number, signal: AbortSignal): Promise<void> {
  const back = new AbortController();
  const wake = () => back.abort();
  globalThis.addEventListener?.("online", wake);
  try {
    await facet.clock.wait(waitMs * (0.75 + Math.random() / 2), AbortSignal.any([signal, back.signal]));
  } catch {
    // Woken early, or nobody wants the stream any more: the caller looks.
  } finally {
    globalThis.removeEventListener?.("online", wake);
  }
}
