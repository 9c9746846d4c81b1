import { isErrorCode } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { GenerationCommand, LoadedModelInfo } from "@facet/contracts/inference/generation-line";
import { GenerationReply } from "@facet/contracts/inference/generation-line";
import type { LineChild } from "./line-child.ts";

export type GenerateLine = Extract<GenerationReply, { type: "text" | "end" }>;
type Generate = Omit<Extract<GenerationCommand, { op: "generate" }>, "id" | "op">;

let lastId = 0;
function nextId(): string {
  lastId += 1;
  return `q${lastId}`;
}

export async function loadModel(
  child: LineChild,
  options: { path: string; adapter?: string; threads: number },
): Promise<LoadedModelInfo> {
  for await (const reply of ask(child, { id: nextId(), op: "load", ...options })) {
    if (reply.type === "ready") return reply.info;
  }
  throw new FacetError("inference_unavailable", "the model server ended while it loaded the model");
}

/** Text as it comes, then the end. Aborting the signal cancels in the child; the end then says so. */
export async function* generate(
  child: LineChild,
  options: Generate,
  signal: AbortSignal,
): AsyncGenerator<GenerateLine> {
  const id = nextId();
  const cancel = () => child.send({ id: nextId(), op: "cancel", target: id });
  if (signal.aborted) return;
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for await (const reply of ask(child, { id, op: "generate", ...options })) {
      if (reply.type === "text" || reply.type === "end") yield reply;
      if (reply.type === "end") return;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

/** Sends one command and yields its replies until the caller stops. Errors and a dead child are thrown. */
async function* ask(child: LineChild, command: GenerationCommand): AsyncGenerator<GenerationReply> {
  const replies: GenerationReply[] = [];
  let failure: FacetError | undefined;
  let wake = () => {};
  const listening = child.open(
    command.id,
    (raw) => {
      const reply = GenerationReply.parse(raw);
      if (reply.type === "error") failure = toError(reply.code, reply.message);
      else replies.push(reply);
      wake();
    },
    (reason) => {
      failure = new FacetError("inference_unavailable", `the model server stopped: ${reason}`);
      wake();
    },
  );
  try {
    child.send(command);
    while (true) {
      const reply = replies.shift();
      if (reply !== undefined) yield reply;
      else if (failure !== undefined) throw failure;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    listening.close();
  }
}

function toError(code: string, message: string): FacetError {
  return new FacetError(isErrorCode(code) ? code : "inference_unavailable", message);
}
