import type { KindContext } from "./kind-context.ts";

/** Base and tuned model as the engine's `evaluate` and `export` take them. */
export async function fetchTuned(job: KindContext<"evaluate"> | KindContext<"export">) {
  const model = await job.fetch("model");
  const output = await job.fetch("output");
  const isAdapter = job.context.outputKind === "adapter";
  return { model, adapter: isAdapter ? output : null, tunedModel: isAdapter ? null : output };
}
