import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Fence, SecretValue } from "@facet/contracts/gateway/worker-gateway";
import type { Platform } from "../context.ts";
import { secretContext, secrets } from "../data/collections/secrets.ts";
import { inputOf } from "../jobs/effects/kind-effect.ts";
import { type FencedInput, fenced } from "./fenced.ts";

/** The one way a secret comes out: to the runner that holds the very import that names it, while it runs. */
export async function readSecret({
  ctx,
  input,
}: {
  ctx: Platform;
  input: Fence & FencedInput;
}): Promise<SecretValue> {
  const { sealed, context } = await fenced(ctx, input, async ({ work, job }) => {
    const secretId =
      job.kind === "import-model" && job.state === "running"
        ? inputOf("import-model", job).hubTokenSecretId
        : null;
    if (secretId === null)
      throw new FacetError("forbidden", "This job names no secret that it may read now.", {
        fix: "Only a running model import reads the token it was given.",
      });
    const secret = await work.get(secrets, secretId);
    if (secret === undefined)
      throw new FacetError("bad_token", "The stored token this import names has been removed.", {
        fix: "Store a token and import the model again.",
      });
    return { sealed: secret.data.sealed, context: secretContext(job.orgId, secretId) };
  });
  return { value: await ctx.secretBox.open(sealed, context) };
}
