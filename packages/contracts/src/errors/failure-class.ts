import { z } from "zod";

export const FailureClass = z.enum(["infra", "capacity", "resource", "user", "numeric", "platform"]);
export type FailureClass = z.infer<typeof FailureClass>;

/** How often a job may be tried again after a failure of each class; `null` is without limit. */
export const retryBudgets: Readonly<Record<FailureClass, number | null>> = {
  infra: 10,
  capacity: null,
  resource: 0,
  user: 0,
  numeric: 0,
  platform: 2,
};
