import type { CreateApiKey, CreatedApiKey } from "@facet/contracts/keys/api-key";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { authoriseKey } from "./authorise-key.ts";
import { mintKey, newKeyText } from "./mint-key.ts";

/** Makes a key that can do no more than its maker. The key itself is in the answer and nowhere else. */
export async function createApiKey({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: z.infer<typeof CreateApiKey>;
}): Promise<CreatedApiKey> {
  authoriseKey(ctx, input);
  const text = await newKeyText(ctx);
  return commit(ctx, tenantContext(ctx.principal.orgId), (work) => mintKey(ctx, work, text, input));
}
