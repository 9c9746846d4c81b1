import { z } from "zod";

export const Priority = z.enum(["low", "normal", "high"]).meta({
  id: "Priority",
  description:
    "Within one organisation. A job of high priority stands in line as if it had been made 12 hours earlier, one of low priority 12 hours later, so that none waits for ever.",
});
export type Priority = z.infer<typeof Priority>;

/** By how many `priorityMs` a priority moves a job's place in line. */
export const priorityShift: Readonly<Record<Priority, -1 | 0 | 1>> = { high: -1, normal: 0, low: 1 };
