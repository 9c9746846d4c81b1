import { join } from "node:path";
import { errorEntry } from "@facet/contracts/errors/codes";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { jobKinds } from "@facet/contracts/jobs/kinds/all-kinds";
import { importInChild } from "@facet/datasets/import-child";
import { AttemptFailed } from "../../host/attempt-ended.ts";
import type { RunKind } from "../kind-context.ts";

/** Reads an uploaded file in a child with limits, and commits its rows, its splits and what it refused. */
export const runImportDataset: RunKind<"import-dataset"> = async (job) => {
  const { upload, heldOutUpload } = job.context;
  await job.emit({ type: "phase", phase: "fetch", label: "fetching the file" });
  const file = join(job.workDir, "upload");
  await job.download(upload, file);
  const heldOutFile = heldOutUpload === null ? null : join(job.workDir, "held-out");
  if (heldOutUpload !== null && heldOutFile !== null) await job.download(heldOutUpload, heldOutFile);

  await job.emit({ type: "phase", phase: "import", label: "reading the rows" });
  const folder = join(job.outputDir, "rows");
  try {
    const {
      files,
      notes,
      heldOutSha256: _heldOut,
      ...result
    } = await importInChild({
      file,
      heldOutFile,
      mapping: job.input.mapping,
      splits: job.input.splits,
      outputDir: folder,
      timeLimitMs: job.claimed.timeLimitMs,
      signal: job.stop,
      onProgress: ({ bytes, totalBytes }) =>
        void job.emit({ type: "progress", done: bytes, total: totalBytes, unit: "bytes" }),
    });
    for (const note of notes) await job.emit({ type: "warning", code: note.code, message: note.message });
    await job.commit({ role: "rows", kind: "rows", name: "rows", folder, files });
    return jobKinds["import-dataset"].result.parse(result);
  } catch (error) {
    job.stop.throwIfAborted();
    if (!FacetError.is(error)) throw error;
    throw new AttemptFailed({
      code: error.code,
      class: errorEntry(error.code).class ?? "user",
      message: error.detail,
      place: error.param ?? upload.filename,
      fix: error.fix,
      fixKnobs: null,
      lastStep: null,
    });
  }
};
