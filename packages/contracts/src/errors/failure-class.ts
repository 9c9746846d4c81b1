import { z } from "zod";

export const FailureClass = z.enum(["infra", "capacity", "resource", "user", "numeric", "platform"]);
export type FailureClass = z.infer<typeof FailureClass>;

/** So many runners in a row may be lost with a job that does not get on; then it is the job, and it ends. */
export const quarantineAfter = 3;

/**
 * How often a job may be tried again after a failure of each class; `null` is without limit. Beside these, memory that runs
 * out is retried once with safer knobs where that was allowed.
 */
export const retryBudgets: Readonly<Record<FailureClass, number | null>> = {
  infra: 10,
  capacity: null,
  resource: 0,
  user: 0,
  numeric: 0,
  platform: 2,
};
