import { isErrorCode } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import {
  GenerateLine,
  type GenerateRequest,
  type PreviewRowRequest,
  RowPreview,
} from "@facet/contracts/inference/inference-request";
import { z } from "zod";

export interface InferenceAddress {
  readonly url: string;
  readonly token: string;
}

export interface InferenceClient {
  /** Text as it comes, then the end. Throws what went wrong; ends in the model server when the signal aborts. */
  generate(
    request: GenerateRequest,
    signal: AbortSignal,
    requestId: string,
  ): AsyncGenerator<Exclude<GenerateLine, { type: "error" }>>;
  previewRow(request: z.infer<typeof PreviewRowRequest>, requestId: string): Promise<RowPreview>;
}

const Refusal = z.object({ code: z.string(), message: z.string() });

/** The API's line to the model server, a process of its own: whatever happens there is a 503 here and no more. */
export function createInferenceClient(address: InferenceAddress): InferenceClient {
  async function post(
    path: string,
    body: unknown,
    requestId: string,
    signal?: AbortSignal,
  ): Promise<Response> {
    try {
      return await fetch(new URL(path, address.url), {
        method: "POST",
        headers: {
          authorization: `Bearer ${address.token}`,
          "content-type": "application/json",
          "x-request-id": requestId,
        },
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new FacetError("inference_unavailable", "The model server does not answer.", {
        retryAfterMs: 2000,
        cause: error,
      });
    }
  }

  return {
    async *generate(request, signal, requestId) {
      const response = await post("/v1/generations", request, requestId, signal);
      if (!response.ok || response.body === null)
        throw new FacetError("inference_unavailable", "The model server refused the request.");
      let ended = false;
      for await (const line of readLines(response.body, signal)) {
        const parsed = GenerateLine.parse(JSON.parse(line));
        if (parsed.type === "error") throw toError(parsed.code, parsed.message, parsed.retryAfterMs);
        ended ||= parsed.type === "end";
        yield parsed;
      }
      if (!ended && !signal.aborted)
        throw new FacetError(
          "inference_unavailable",
          "The model server stopped in the middle of an answer.",
          { retryAfterMs: 2000 },
        );
    },
    async previewRow(request, requestId) {
      const response = await post("/v1/previews", request, requestId);
      const body: unknown = await response.json();
      if (response.ok) return RowPreview.parse(body);
      const { code, message } = Refusal.parse(body);
      throw toError(code, message, null);
    },
  };
}

function toError(code: string, message: string, retryAfterMs: number | null): FacetError {
  return new FacetError(
    isErrorCode(code) ? code : "inference_unavailable",
    message,
    retryAfterMs === null ? {} : { retryAfterMs },
  );
}

async function* readLines(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines.filter((line) => line !== "");
    }
  } catch (error) {
    if (signal.aborted) return;
    throw new FacetError("inference_unavailable", "The model server stopped in the middle of an answer.", {
      retryAfterMs: 2000,
      cause: error,
    });
  }
}
