import type { FineTune } from "@facet/sdk/generated/types.gen";

/** Something of it waits or works. */
export function isOpenRun({ state }: FineTune): boolean {
  return state === "queued" || state === "running";
}
