import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ResolvedAuto } from "@facet/contracts/jobs/kinds/train";
import { z } from "zod";
import type { KindContext } from "../kind-context.ts";

const CheckpointManifest = z.object({ resolvedAuto: ResolvedAuto });

interface Checkpoint {
  readonly folder: string;
  /** What `auto` was resolved to when the run began; used again, so that a resumed run is the same run. */
  readonly resolvedAuto: z.infer<typeof ResolvedAuto>;
}

/** The newest committed checkpoint whose every byte is as it was signed. A damaged one is named in the log and passed over. */
export async function fetchCheckpoint(job: KindContext<"train">): Promise<Checkpoint | undefined> {
  for (const { step, artifact } of job.claimed.checkpoints) {
    try {
      const folder = await job.fetchLinked(artifact);
      const { resolvedAuto } = CheckpointManifest.parse(
        JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")),
      );
      await job.emit({ type: "log", level: "info", message: `going on from the checkpoint at step ${step}` });
      return { folder, resolvedAuto };
    } catch (error) {
      job.stop.throwIfAborted();
      await job.emit({
        type: "warning",
        code: "damaged_checkpoint",
        message: `the checkpoint at step ${step} cannot be used (${describe(error)}); trying the one before it`,
      });
    }
  }
  return undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
