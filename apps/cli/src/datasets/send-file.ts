import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Upload } from "@facet/sdk/generated/types.gen";
import { uploadFile } from "@facet/sdk/upload-file";
import type { InProject } from "../connection/in-project.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { formatBytes } from "../terminal/format.ts";
import { createStatusLine } from "../terminal/status-line.ts";

/** Uploads one file, with its progress on a terminal. */
export async function sendFile({ facet, projectId }: InProject, file: string): Promise<Upload> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new CliError(`${file} is not a file`, "Check the path.", exitCodes.usage);
  const line = createStatusLine(process.stderr);
  try {
    return await uploadFile(facet, {
      projectId,
      file,
      onProgress: (done, total) =>
        line.show(`Uploading ${basename(file)}: ${formatBytes(done)} of ${formatBytes(total)}`),
    });
  } finally {
    line.clear();
  }
}
