import type { KindContext } from "./kind-context.ts";

/** Base and tuned model as the engine's `evaluate` and `export` take them: an adapter beside its base, or full weights. */
export async function fetchTuned(job: KindContext<"evaluate"> | KindContext<"export">) {
  const model = await job.fetch("model");
  const isAdapter = job.claimed.artifacts.adapter !== undefined;
  const output = await job.fetch(isAdapter ? "adapter" : "tunedModel");
  return { model, adapter: isAdapter ? output : null, tunedModel: isAdapter ? null : output };
}
