import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { ServedModel } from "@facet/contracts/inference/inference-request";

const mib = 1024 ** 2;
/** Interpreter and libraries before a weight is loaded, measured. */
const libraries = { llama: 150 * mib, transformers: 700 * mib } as const;

/** Memory a loaded model will take, bytes. Transformers computes in fp32, so 16-bit weights double. */
export function estimateBytes(model: ServedModel): number {
  const weights = weightBytes(model.artifact);
  const adapter = model.adapter === null ? 0 : weightBytes(model.adapter);
  const factor = model.engine === "transformers" ? 2.2 : 1.3;
  return libraries[model.engine] + weights * factor + adapter * 2;
}

function weightBytes(artifact: LinkedArtifact): number {
  return artifact.files
    .filter((file) => /\.(gguf|safetensors)$/.test(file.path))
    .reduce((sum, file) => sum + file.bytes, 0);
}
