import { EventSourceParserStream } from "eventsource-parser/stream";

export interface ServerEvent {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}

/**
 * The events of an answer as they come. Ends with the answer; throws when the connection breaks, and the signal's reason
 * once it is aborted: what `fetch` was given is collected while its answer is still read, and with it its ear for the signal.
 */
export async function* readEventStream(
  response: Response,
  signal?: AbortSignal,
): AsyncGenerator<ServerEvent> {
  if (response.body === null) return;
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", leave);
  try {
    if (signal?.aborted !== true)
      for (let next = await reader.read(); next.done !== true; next = await reader.read()) yield next.value;
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", leave);
    // Also when the caller has had enough: closes the connection.
    leave();
  }
}
