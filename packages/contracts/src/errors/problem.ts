import { z } from "zod";
import { JsonValue } from "../json-value.ts";

export const FieldError = z.object({
  path: z.string().meta({ description: "JSON pointer or parameter name." }),
  message: z.string(),
  fix: z.string().optional(),
});
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem document; the body of every non-2xx answer outside the OpenAI surface. */
export const Problem = z
  .object({
    type: z.string().meta({ description: "URI reference of the error's page." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "Place and cause." }),
    instance: z.string(),
    code: z.string(),
    param: z.string().nullable(),
    fix: z.string().meta({ description: "What to do about it." }),
    errors: z.array(FieldError),
    requestId: z.string(),
    docUrl: z.string(),
    retryable: z.boolean(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

/** Why a job ended badly; stored with it. */
export const JobError = z
  .object({
    code: z.string(),
    class: z.enum(["infra", "capacity", "resource", "user", "numeric", "platform"]),
    title: z.string(),
    message: z.string().meta({ description: "The cause." }),
    place: z.string().nullable().meta({ description: "Where: a phase, a row, a knob, a file." }),
    fix: z.string(),
    /** Knob values that would mend it, for a one-click fix. */
    fixKnobs: z.record(z.string(), JsonValue).nullable(),
    attempt: z.int(),
    lastStep: z.int().nullable(),
  })
  .meta({ id: "JobError" });
export type JobError = z.infer<typeof JobError>;
