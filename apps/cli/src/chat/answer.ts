import { type ChatEnd, type ChatMessage, streamChat } from "@facet/sdk/chat";
import type { FacetClient } from "@facet/sdk/create-client";
import { withoutControl } from "../terminal/without-control.ts";

interface Answer {
  readonly facet: FacetClient;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
  /** What a terminal may show. */
  readonly write: (text: string) => void;
  /** What the model said, as it said it. */
  readonly onPiece?: (piece: string) => void;
  readonly signal?: AbortSignal;
}

/** Writes an answer as it comes, with a line feed at its end. */
export async function answer({ facet, write, onPiece, ...question }: Answer): Promise<ChatEnd> {
  const stream = streamChat(facet, question);
  for (let next = await stream.next(); ; next = await stream.next()) {
    if (next.done !== true) {
      onPiece?.(next.value);
      write(withoutControl(next.value));
      continue;
    }
    write(next.value.reason === "length" ? " [cut: --max-tokens]\n" : "\n");
    return next.value;
  }
}
