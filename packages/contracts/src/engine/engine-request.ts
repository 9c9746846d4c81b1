import { z } from "zod";
import { JobKind } from "../jobs/job-kind.ts";

/** The file the engine is started with. Paths are absolute. */
export const EngineRequest = z.object({
  protocol: z.literal(1),
  task: JobKind.exclude(["import-dataset"]),
  jobId: z.string(),
  attempt: z.int().min(1),
  workDir: z.string(),
  outputDir: z.string(),
  threads: z.int().min(1),
  inputs: z.record(z.string(), z.json()),
  config: z.record(z.string(), z.json()),
});
export type EngineRequest = z.infer<typeof EngineRequest>;
