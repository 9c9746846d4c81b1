import { FacetError } from "@facet/contracts/errors/facet-error";
import { ResolvedAuto } from "@facet/contracts/jobs/kinds/train";
import type { z } from "zod";
import type { KindContext } from "../kind-context.ts";

interface Resume {
  /** Null: every checkpoint is damaged, or there is none. */
  readonly folder: string | null;
  /** What `auto` was resolved to when the run began; used again, so that a resumed run is the same run. */
  readonly resolvedAuto: z.infer<typeof ResolvedAuto> | null;
}

/** The newest committed checkpoint whose every byte is as it was signed. A damaged one is named in the log and passed over. */
export async function fetchCheckpoint(job: KindContext<"train">): Promise<Resume> {
  const known = job.claimed.checkpoints.map(
    ({ artifact }) => ResolvedAuto.safeParse(artifact.details.resolvedAuto).data,
  );
  const resolvedAuto = known.find((one) => one !== undefined) ?? null;
  for (const { step, artifact } of job.claimed.checkpoints) {
    try {
      const folder = await job.fetchLinked(artifact);
      await job.emit({ type: "log", level: "info", message: `going on from the checkpoint at step ${step}` });
      return { folder, resolvedAuto };
    } catch (error) {
      if (!FacetError.is(error) || error.code !== "damaged_file") throw error;
      await job.emit({
        type: "warning",
        code: "damaged_checkpoint",
        message: `the checkpoint at step ${step} cannot be used (${error.detail}); trying the one before it`,
      });
    }
  }
  return { folder: null, resolvedAuto };
}
