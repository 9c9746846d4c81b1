import { resolve } from "node:path";
import { verifyFolder } from "@facet/artifacts/verify-folder";
import type { FacetClient } from "@facet/sdk/create-client";
import { type DownloadedFolder, downloadExport } from "@facet/sdk/download-export";
import { CliError } from "../terminal/cli-error.ts";
import { formatBytes } from "../terminal/format.ts";
import { createStatusLine } from "../terminal/status-line.ts";

interface DownloadFolders {
  readonly exportId: string;
  readonly dir: string;
  readonly only?: readonly string[];
}

/** Fetches an export's folders and verifies each against its signed manifest and the platform's own key. */
export async function downloadFolders(
  facet: FacetClient,
  { exportId, dir, only }: DownloadFolders,
): Promise<{ folders: readonly DownloadedFolder[]; text: string }> {
  const line = createStatusLine(process.stderr);
  const stop = new AbortController();
  const interrupt = () =>
    stop.abort(new CliError("the download was stopped", "The same command goes on where it was."));
  process.once("SIGINT", interrupt);
  try {
    const folders = await downloadExport(facet, {
      exportId,
      into: resolve(dir),
      ...(only === undefined ? {} : { only }),
      onProgress: (done, total) => line.show(`Downloading: ${formatBytes(done)} of ${formatBytes(total)}`),
      signal: stop.signal,
    });
    line.show("Verifying");
    const [signingKey] = (await facet.listSigningKeys()).data;
    for (const { path } of folders) {
      const { problems } = await verifyFolder(path, signingKey?.publicKey);
      const [problem] = problems;
      if (problem !== undefined)
        throw new CliError(
          `${path}, ${problem.path}: ${problem.message}`,
          "Remove the folder and download it again.",
        );
    }
    const lines = folders.map(
      ({ path, files, bytes }) =>
        `${path}  ${files === 1 ? "1 file" : `${files} files`}, ${formatBytes(bytes)}, verified\n`,
    );
    return { folders, text: lines.join("") };
  } finally {
    process.off("SIGINT", interrupt);
    line.clear();
  }
}
