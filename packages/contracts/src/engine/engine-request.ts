import { z } from "zod";
import { JobKind } from "../jobs/job-kind.ts";
import { JsonValue } from "../json-value.ts";

/** The file the engine is started with. Paths are absolute. */
export const EngineRequest = z.object({
  protocol: z.literal(1),
  task: JobKind.exclude(["import-dataset"]),
  jobId: z.string(),
  attempt: z.int().min(1),
  workDir: z.string(),
  outputDir: z.string(),
  threads: z.int().min(1),
  inputs: z.record(z.string(), JsonValue),
  config: z.record(z.string(), JsonValue),
});
export type EngineRequest = z.infer<typeof EngineRequest>;
