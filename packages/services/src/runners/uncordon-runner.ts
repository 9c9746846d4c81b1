import type { Runner } from "@facet/contracts/runners/runner";
import type { ServiceContext } from "../context.ts";
import { setAvailability } from "./set-availability.ts";

/** It takes work again, after a cordon or a drain. */
export function uncordonRunner({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Runner> {
  return setAvailability(ctx, { id: input.id, availability: "open" });
}
