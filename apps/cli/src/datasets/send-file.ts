import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import type { Upload } from "@facet/sdk/generated/types.gen";
import { uploadFile } from "@facet/sdk/upload-file";
import type { InProject } from "../connection/in-project.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { formatBytes } from "../terminal/format.ts";
import { createStatusLine } from "../terminal/status-line.ts";
import { findUpload, rememberUpload, uploadKey } from "./remembered-uploads.ts";

/** Uploads one file, with its progress on a terminal; one that was cut off less than a day ago goes on where it stopped. */
export async function sendFile(work: InProject, file: string): Promise<Upload> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new CliError(`${file} is not a file`, "Check the path.", exitCodes.usage);
  const key = await uploadKey(file, work.facet.url, work.projectId);
  const resume = findUpload(key);
  if (resume === undefined) return send(work, file, key);
  try {
    return await send(work, file, key, resume);
  } catch (error) {
    if (!isOver(error)) throw error;
    // Expired, removed, or of bytes that only looked the same: from the start then.
    await rememberUpload(key, undefined);
    return send(work, file, key);
  }
}

async function send(
  { facet, projectId }: InProject,
  file: string,
  key: string,
  resume?: string,
): Promise<Upload> {
  const line = createStatusLine(process.stderr);
  const name = basename(file);
  let remembering: Promise<void> | undefined;
  try {
    const sent = await uploadFile(facet, {
      projectId,
      file,
      ...(resume === undefined ? {} : { resume }),
      onStart(upload) {
        const there = upload.parts.reduce((bytes, part) => bytes + part.bytes, 0);
        if (resume !== undefined && upload.state === "open")
          process.stderr.write(
            `Going on with the upload of ${name} that was interrupted: ${formatBytes(there)} of ${formatBytes(upload.bytes)} have arrived.\n`,
          );
        // A single part is sent whole or not at all.
        if (upload.state === "open" && upload.bytes > upload.partBytes)
          remembering = rememberUpload(key, upload);
      },
      onProgress: (done, total) =>
        line.show(`Uploading ${name}: ${formatBytes(done)} of ${formatBytes(total)}`),
    });
    await remembering;
    await rememberUpload(key, undefined);
    return sent;
  } catch (error) {
    line.clear();
    if (remembering !== undefined && !isOver(error))
      process.stderr.write(
        `What has arrived of ${name} is kept for a day: the same command goes on from there.\n`,
      );
    throw error;
  } finally {
    line.clear();
  }
}

/** Nothing can be added to that upload any more. */
function isOver(error: unknown): boolean {
  return (
    error instanceof FacetApiError &&
    ["not_found", "conflict", "checksum_mismatch"].includes(error.problem.code)
  );
}
