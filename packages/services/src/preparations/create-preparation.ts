import type { CreatePreparation, Preparation } from "@facet/contracts/preparations/preparation";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { readMaterial } from "../fine-tunes/read-material.ts";
import { requireProject } from "../projects/require-project.ts";
import { ensurePreparation } from "./ensure-preparation.ts";

/** Prepares a data set version for a base model, before any training: what the model will see, and what it will not. */
export async function createPreparation({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreatePreparation>;
}): Promise<Preparation> {
  authorise(ctx, "training:write", input.projectId);
  const { orgId } = ctx.principal;
  return commit(ctx, tenantContext(orgId), async (work) => {
    await requireProject(work, input.projectId);
    const { version, baseModel } = await readMaterial(work, input);
    const preparation = await ensurePreparation(work, {
      orgId,
      version,
      baseModel,
      settings: input.settings,
      fineTuneId: null,
    });
    await ctx.idempotency?.settle(work, preparation);
    return preparation;
  });
}
