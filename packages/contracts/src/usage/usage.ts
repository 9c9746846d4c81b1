import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { JobKind } from "../jobs/job-kind.ts";

export const UsageQuery = z.object({
  from: Timestamp.optional().meta({ description: "Default: 30 days before `to`." }),
  to: Timestamp.optional().meta({ description: "Default: now." }),
});

const Amount = z.object({
  minutes: z.number().meta({ description: "Time that attempts ran, failed ones too." }),
  attempts: z.int(),
  trainedTokens: z
    .int()
    .meta({ description: "Tokens that carried loss, of trainings that ended in the span." }),
});

/** Measured, not estimated: minutes of real attempts in the span, and the bytes held now. */
export const Usage = z
  .object({
    from: Timestamp,
    to: Timestamp,
    total: Amount.extend({ storedBytes: z.int() }),
    projects: z.array(
      Amount.extend({
        projectId: idSchema("project"),
        name: z.string(),
        storedBytes: z.int(),
        kinds: z.array(Amount.extend({ kind: JobKind })),
        stored: z.array(z.object({ kind: z.string(), bytes: z.int() })).meta({
          description:
            "By kind of artefact, and `upload`. A file that two need counts once in `storedBytes`.",
        }),
      }),
    ),
    days: z.array(z.object({ day: z.iso.date(), minutes: z.number() })).meta({
      description: "UTC days of the span in which something ran.",
    }),
  })
  .meta({ id: "Usage" });
export type Usage = z.infer<typeof Usage>;
