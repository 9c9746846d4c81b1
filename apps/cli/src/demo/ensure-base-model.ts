import type { DemoContext } from "./demo-context.ts";
import { demoFailure } from "./demo-failure.ts";
import { followJob } from "./follow-job.ts";

const name = "smollm2-135m-instruct";

/** The starter model, converted once. */
export async function ensureBaseModel(demo: DemoContext, projectId: string) {
  const { facet, say } = demo;
  const { data } = await facet.listBaseModels({ query: { projectId, limit: 100 } });
  const found = data.find((model) => model.name === name && model.state !== "failed");
  const reused = found?.state === "ready";
  const wanted =
    found ?? (await facet.importBaseModel({ body: { projectId, name, source: { type: "starter" } } }));
  if (!reused) await followJob(demo, wanted.jobId, "Importing the model");
  const model = await facet.getBaseModel({ path: { id: wanted.id } });
  if (model.shape === null)
    throw demoFailure("The base model could not be imported.", "Look at ./facet logs runner.");
  const { shape } = model;
  say(
    `  ${model.name}: ${(shape.parameters / 1e6).toFixed(0)} M parameters, ${shape.layers} layers, context ${shape.contextLength}, licence ${shape.licence ?? "not stated"}${shape.gated ? ", gated" : ""}`,
  );
  return { result: model, reused };
}
