import { FacetError } from "@facet/contracts/errors/facet-error";
import { importDataset } from "../import-dataset.ts";
import type { ImportReply } from "./child-messages.ts";
import { ImportRequest } from "./child-messages.ts";

// The program of the child process: one request, one import, then it leaves.

const memoryCheckMs = 100;

function tell(reply: ImportReply): void {
  process.send?.(reply);
}

/** Leaves once the last message has gone out. */
function tellLast(reply: ImportReply): void {
  process.send?.(reply, () => process.exit(0));
}

function failure(error: unknown): ImportReply {
  const known = FacetError.is(error) ? error : null;
  if (known === null) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const { code, detail, fix, param } =
    known ?? new FacetError("internal", "The import stopped in a way it should not.");
  return { type: "failed", code, detail, fix, param: param ?? null };
}

async function run(message: unknown): Promise<void> {
  const { residentBytes, ...request } = ImportRequest.parse(message);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() <= residentBytes) return;
    clearInterval(watch);
    const limit = `${Math.round(residentBytes / 1024 ** 2)} MiB`;
    tellLast(
      failure(
        new FacetError("out_of_memory", `The import needs more memory than its limit of ${limit}.`, {
          fix: "Split the file, or shorten its records.",
        }),
      ),
    );
  }, memoryCheckMs);
  const result = await importDataset({
    ...request,
    onProgress: (progress) => tell({ type: "progress", ...progress }),
  });
  clearInterval(watch);
  tellLast({ type: "done", result });
}

// Without a parent nobody waits for the result.
process.on("disconnect", () => process.exit(1));
process.once("message", (message) => {
  run(message).catch((error: unknown) => tellLast(failure(error)));
});
tell({ type: "ready" });
