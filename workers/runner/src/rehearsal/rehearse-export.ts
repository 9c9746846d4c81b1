import { ExportFormat } from "@facet/contracts/exports/export";
import { z } from "zod";
import { asResult, type Rehearse } from "./rehearsal.ts";
import { writeFolder } from "./write-folder.ts";

export const rehearseExport: Rehearse = async ({ request, events }) => {
  const formats = [];
  for (const format of z.array(ExportFormat).parse(request.config.formats)) {
    const gguf = format.format === "gguf";
    const path = gguf ? `gguf-${format.quantization.toLowerCase()}` : "merged";
    events.write({ type: "phase", phase: gguf ? "convert" : "merge", label: `rehearsing ${path}` });
    const files = await writeFolder(request.outputDir, path, {
      [gguf ? "model.gguf" : "model.safetensors"]: `rehearsal ${path}`,
    });
    events.write({ type: "artifact", name: path, kind: gguf ? "gguf" : "merged", path, files, details: {} });
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    formats.push({
      format: format.format,
      quantization: gguf ? format.quantization : format.dtype,
      path,
      bytes,
      bitsPerWeight: 16,
    });
  }
  return asResult({
    formats,
    certificate: {
      reference: { dtype: "float32", prompts: 0, tokens: 0, offTaskTokens: 0 },
      rows: [],
      passed: false,
    },
  });
};
