import { isErrorCode } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { type PreviewRowRequest, RowPreview } from "@facet/contracts/inference/inference-request";
import type { Log } from "@facet/ports/log";
import { z } from "zod";
import { type LineChild, startLineChild } from "../models/line-child.ts";

const Reply = z.union([
  RowPreview.extend({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string(), fix: z.string().nullish() }),
  }),
]);

interface PreviewerOptions {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly fetchArtifact: (artifact: LinkedArtifact) => Promise<string>;
  readonly log: Log;
}

export interface RowPreviewer {
  preview(request: z.infer<typeof PreviewRowRequest>): Promise<RowPreview>;
  /** Ends the child; resolves when it is gone. */
  close(): Promise<void>;
}

/** One resident child with tokenizers and templates, and nothing heavier, so that a row is shown in a moment. */
export function openRowPreviewer(options: PreviewerOptions): RowPreviewer {
  let child: LineChild | undefined;
  let asked = 0;

  function resident(): LineChild {
    if (child === undefined) {
      const started = startLineChild(options.argv, options.env, options.log);
      child = started;
      void started.gone.then(() => {
        if (child === started) child = undefined;
      });
    }
    return child;
  }

  return {
    async preview({ model, ...request }) {
      const folder = await options.fetchArtifact(model);
      asked += 1;
      const id = `p${asked}`;
      const answer = await new Promise<unknown>((resolve, reject) => {
        const listening = resident().open(
          id,
          (reply) => {
            listening.close();
            resolve(reply);
          },
          (reason) =>
            reject(new FacetError("inference_unavailable", `the tokenizer process stopped: ${reason}`)),
        );
        resident().send({ id, model: folder, ...request });
      });
      const reply = Reply.parse(answer);
      if (reply.ok) return RowPreview.parse(reply);
      const { code, message, fix } = reply.error;
      throw new FacetError(isErrorCode(code) ? code : "invalid_request", message, fix ? { fix } : {});
    },
    async close() {
      const going = child;
      going?.kill();
      await going?.gone;
    },
  };
}
