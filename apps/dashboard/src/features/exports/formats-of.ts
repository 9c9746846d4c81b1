import type { Export } from "@facet/sdk/generated/types.gen";

/** The formats of an export in a few words: "safetensors, GGUF F16, GGUF Q8_0". */
export function formatsOf({ formats }: Pick<Export, "formats">): string {
  return formats.map((one) => (one.format === "gguf" ? `GGUF ${one.quantization}` : one.format)).join(", ");
}
