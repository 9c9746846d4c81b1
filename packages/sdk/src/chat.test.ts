import { expect, test } from "vitest";
import { type ChatEnd, streamChat } from "./chat.ts";
import { createFacetClient } from "./create-client.ts";
import { FacetApiError } from "./facet-api-error.ts";

const url = "http://facet.test";
const question = { model: "tuned", messages: [{ role: "user" as const, content: "Hello" }] };
const chunk = (choice: object, more: object = {}) =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", choices: [choice], ...more })}\n\n`;

/** A server that answers with these bytes, cut where no reader expects it. */
function answering(text: string, init?: ResponseInit) {
  const requests: Request[] = [];
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.slice(at * 7, at * 7 + 7),
  );
  const facet = createFacetClient({
    url,
    apiKey: "fct_live_test",
    fetch: async (input) => {
      requests.push(input instanceof Request ? input : new Request(input));
      return new Response(ReadableStream.from(pieces), init);
    },
  });
  return { facet, requests };
}

async function read(stream: AsyncGenerator<string, ChatEnd>): Promise<{ pieces: string[]; end: ChatEnd }> {
  const pieces: string[] = [];
  for (let next = await stream.next(); ; next = await stream.next()) {
    if (next.done === true) return { pieces, end: next.value };
    pieces.push(next.value);
  }
}

test("an answer comes in pieces, comments are passed over, and its end tells the tokens", async () => {
  const { facet, requests } = answering(
    [
      ": loading the model\n\n",
      chunk({ delta: { role: "assistant", content: "" } }),
      chunk({ delta: { content: "Grüße" } }),
      chunk({ delta: { content: " dir" } }),
      chunk({ delta: {}, finish_reason: "length" }),
      `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } })}\n\n`,
      "data: [DONE]\n\n",
    ].join(""),
  );
  const { pieces, end } = await read(streamChat(facet, { ...question, maxTokens: 2, temperature: 0 }));
  expect(pieces).toEqual(["Grüße", " dir"]);
  expect(end).toEqual({ text: "Grüße dir", reason: "length", promptTokens: 5, completionTokens: 2 });
  expect(requests[0]?.headers.get("authorization")).toBe("Bearer fct_live_test");
  expect(await requests[0]?.json()).toMatchObject({ model: "tuned", stream: true, max_completion_tokens: 2 });
});

test.each([
  [
    "a refusal",
    { status: 404 },
    { error: { message: "There is no model tuned.", code: "model_not_found" } },
    "",
  ],
  [
    "an error in the middle of an answer",
    {},
    { error: { message: "The model server stopped.", code: "model_not_found" } },
    "data: ",
  ],
])("%s is thrown with its code", async (_name, init, body, prefix) => {
  const { facet } = answering(`${prefix}${JSON.stringify(body)}\n\n`, init);
  const error: unknown = await read(streamChat(facet, question)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FacetApiError);
  expect(error).toMatchObject({ code: "model_not_found", message: body.error.message });
});
