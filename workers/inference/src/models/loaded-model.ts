import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LoadedModelInfo } from "@facet/contracts/inference/generation-line";
import type { GenerateRequest } from "@facet/contracts/inference/inference-request";
import { type GenerateLine, generate } from "./generation-child.ts";
import type { LineChild } from "./line-child.ts";
import { renderPrompt } from "./render-prompt.ts";

const maxWaiting = 8;

/** One loaded model and the line before it. A model answers one request at a time. */
export class LoadedModel {
  readonly child: LineChild;
  readonly info: LoadedModelInfo;
  readonly bytes: number;
  lastUsedAt: number;
  private turn: Promise<void> = Promise.resolve();
  private inLine = 0;
  private secondsPerAnswer = 5;
  private readonly now: () => number;

  constructor(child: LineChild, info: LoadedModelInfo, bytes: number, now: () => number) {
    this.child = child;
    this.info = info;
    this.bytes = bytes;
    this.now = now;
    this.lastUsedAt = now();
  }

  get waiting(): number {
    return this.inLine;
  }

  async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateLine> {
    if (this.inLine >= maxWaiting) {
      throw new FacetError("model_busy", `${this.inLine} requests wait for this model`, {
        retryAfterMs: Math.ceil(this.secondsPerAnswer * this.inLine * 1000),
      });
    }
    const prompt = renderPrompt({
      template: this.info.chatTemplate,
      messages: request.messages,
      tools: request.tools,
      bosToken: this.info.bosToken,
      eosToken: this.info.eosToken,
    });
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const before = this.turn;
    this.turn = before.then(() => finished);
    this.inLine += 1;
    try {
      await before;
      const { maxTokens, temperature, topP, topK, seed, stop } = request;
      for await (const line of generate(
        this.child,
        { prompt, maxTokens, temperature, topP, topK, seed, stop },
        signal,
      )) {
        if (line.type === "end") this.secondsPerAnswer = 0.7 * this.secondsPerAnswer + 0.3 * line.seconds;
        yield line;
      }
    } finally {
      this.inLine -= 1;
      this.lastUsedAt = this.now();
      finish();
    }
  }
}
