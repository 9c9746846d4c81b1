import { readFileSync } from "node:fs";
import { z } from "zod";

const when = {
  /** Of a training; other tasks go wrong before they do anything. */
  step: z.int().min(1).default(1),
  /** Null: on every attempt. */
  attempt: z.int().min(1).nullable().default(null),
  task: z.enum(["import-model", "prepare", "train", "evaluate", "export"]).default("train"),
};

/** A way to misbehave, or the code of the error or warning to come up with. */
const Fault = z.union([
  z
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
      ...when,
    })
    .strict(),
  z
    .object({
      code: z.string(),
      /** The cause in other words than the catalogue's. */
      message: z.string().optional(),
      ...when,
    })
    .strict(),
]);

const RehearsalPlan = z
  .object({
    steps: z.int().min(1).default(20),
    stepMs: z.int().min(0).default(20),
    checkpointEvery: z.int().min(1).default(5),
    /** Log lines of a training, before its first step. */
    says: z.array(z.string()).default([]),
    fault: Fault.nullable().default(null),
  })
  .strict();
export type RehearsalPlan = z.infer<typeof RehearsalPlan>;

/**
 * What the rehearsal engine plays: JSON in `FACET_REHEARSAL`, or `@` and the path of a file with it. The file is read by
 * each engine that starts, so that one platform can play one thing after another.
 */
export function readRehearsalPlan(variables: NodeJS.ProcessEnv = process.env): RehearsalPlan {
  const given = variables.FACET_REHEARSAL ?? "{}";
  return RehearsalPlan.parse(
    JSON.parse(given.startsWith("@") ? readFileSync(given.slice(1), "utf8") : given),
  );
}
