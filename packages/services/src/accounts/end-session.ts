import { FacetError } from "@facet/contracts/errors/facet-error";
import { announceSignOut } from "../auth/access-topic.ts";
import type { ServiceContext } from "../context.ts";
import { requirePerson } from "./require-person.ts";

/** Signs out one browser of the person. */
export async function endSession({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  const { user } = await requirePerson(ctx);
  if (!(await ctx.identity.endSession(user.id, input.id)))
    throw new FacetError("not_found", "There is no such session.");
  announceSignOut(ctx, user.id);
}
