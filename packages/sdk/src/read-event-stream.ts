import { EventSourceParserStream } from "eventsource-parser/stream";

export interface ServerEvent {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}

/** The events of an answer as they come. Ends with the answer; throws when the connection breaks. */
export async function* readEventStream(response: Response): AsyncGenerator<ServerEvent> {
  if (response.body === null) return;
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (let next = await reader.read(); next.done !== true; next = await reader.read()) yield next.value;
  } finally {
    // Also when the caller has had enough: closes the connection.
    await reader.cancel().catch(() => undefined);
  }
}
