import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Device } from "@facet/ports/identity";
import { takeOneTimeToken } from "../auth/one-time-token.ts";
import type { Platform } from "../context.ts";
import { commit } from "../data/commit.ts";
import { systemContext } from "../data/system-context.ts";
import { type OpenedSession, openSession } from "./open-session.ts";

/** A session for the holder of a sign-in link. The link is used up, whatever comes of it. */
export async function signInWithLink({
  ctx,
  input,
}: {
  ctx: Platform;
  input: { token: string; device: Device };
}): Promise<OpenedSession> {
  const digest = await ctx.secretBox.digest(input.token);
  const { userId } = await commit(ctx, systemContext("auth"), (work) =>
    takeOneTimeToken(work, digest, "sign-in"),
  );
  const user = userId === null ? undefined : await ctx.identity.getUser(userId);
  if (user === undefined) throw new FacetError("link_invalid", "The account of this link is gone.");
  return openSession(ctx, user, input.device);
}
