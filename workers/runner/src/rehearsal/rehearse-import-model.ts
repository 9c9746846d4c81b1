import { createHash } from "node:crypto";
import { asResult, type Rehearse } from "./rehearsal.ts";
import { writeFolder } from "./write-folder.ts";

/** A model folder with the shape of a very small one and no weights worth the name. */
export const rehearseImportModel: Rehearse = async ({ request, events }) => {
  events.write({ type: "phase", phase: "convert", label: "rehearsing the import" });
  const tokenizer = JSON.stringify({ rehearsal: true });
  const files = await writeFolder(request.outputDir, "model", {
    "config.json": JSON.stringify({ architectures: ["RehearsalForCausalLM"] }),
    "tokenizer.json": tokenizer,
    "model.safetensors": "rehearsal",
  });
  events.write({ type: "artifact", name: "model", kind: "model", path: "model", files, details: {} });
  return asResult({
    folder: "model",
    architecture: "RehearsalForCausalLM",
    modelType: "rehearsal",
    parameters: 1_000_000,
    layers: 2,
    hiddenSize: 64,
    intermediateSize: 128,
    vocabSize: 256,
    heads: 2,
    kvHeads: 2,
    contextLength: 2048,
    dtype: "bfloat16",
    tieEmbeddings: true,
    chatTemplate: true,
    templateSha256: null,
    tokenizerSha256: createHash("sha256").update(tokenizer).digest("hex"),
    licence: null,
    gated: false,
    revision: null,
  });
};
