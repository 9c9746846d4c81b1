import { z } from "zod";

const Fault = z
  .object({
    kind: z.enum([
      "nan",
      "out-of-memory",
      "disk-full",
      "crash",
      "kill",
      "hang",
      "garbage",
      "long-line",
      "flood",
    ]),
    step: z.int().min(1),
    /** Null: on every attempt. */
    attempt: z.int().min(1).nullable().default(null),
  })
  .strict();

const RehearsalPlan = z
  .object({
    steps: z.int().min(1).default(20),
    stepMs: z.int().min(0).default(20),
    checkpointEvery: z.int().min(1).default(5),
    fault: Fault.nullable().default(null),
  })
  .strict();
export type RehearsalPlan = z.infer<typeof RehearsalPlan>;

/** What the rehearsal engine plays: JSON in `FACET_REHEARSAL`. */
export function readRehearsalPlan(variables: NodeJS.ProcessEnv = process.env): RehearsalPlan {
  return RehearsalPlan.parse(JSON.parse(variables.FACET_REHEARSAL ?? "{}"));
}
