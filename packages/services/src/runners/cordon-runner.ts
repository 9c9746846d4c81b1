import type { Runner } from "@facet/contracts/runners/runner";
import type { ServiceContext } from "../context.ts";
import { setAvailability } from "./set-availability.ts";

/** It takes nothing new; what it has goes on. Stays so over restarts of the runner. */
export function cordonRunner({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Runner> {
  return setAvailability(ctx, { id: input.id, availability: "cordoned" });
}
