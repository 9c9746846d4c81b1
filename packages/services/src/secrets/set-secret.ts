import { newId } from "@facet/contracts/ids";
import { Secret, type SetSecret } from "@facet/contracts/secrets/secret";
import type { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { secretContext, secrets } from "../data/collections/secrets.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";

/** Keeps a secret. Its value goes in and, but for the job that names it, never comes out. */
export async function setSecret({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof SetSecret>;
}): Promise<Secret> {
  authorise(ctx, "secrets:write");
  const id = newId("secret");
  const sealed = await ctx.secretBox.seal(input.value, secretContext(ctx.principal.orgId, id));
  return commit(ctx, tenantContext(ctx.principal.orgId), async (work) => {
    const secret = Secret.parse({
      id,
      name: input.name,
      kind: input.kind,
      createdAt: work.now,
      updatedAt: work.now,
    });
    await ctx.idempotency?.settle(work, secret);
    work.create(secrets, id, { ...secret, sealed });
    return secret;
  });
}
