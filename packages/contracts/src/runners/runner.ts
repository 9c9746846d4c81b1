import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Lane = z.enum(["cpu", "gpu"]);
export type Lane = z.infer<typeof Lane>;

export const Machine = z
  .object({
    platform: z.string(),
    arch: z.string(),
    cpuModel: z.string(),
    cores: z.int(),
    memoryBytes: z.int(),
    flags: z.array(z.string()).meta({ description: "Of avx512_bf16, amx_bf16." }),
    gpu: z.string().nullable(),
  })
  .meta({ id: "Machine" });
export type Machine = z.infer<typeof Machine>;

/** What this machine was measured to do; estimates rest on it. */
export const Calibration = z
  .object({
    baseModelId: idSchema("baseModel"),
    tuning: z.enum(["lora", "full"]),
    dtype: z.string(),
    tokensPerSecond: z.number(),
    secondsPerStep: z.number(),
    peakRssBytes: z.int(),
    measuredAt: Timestamp,
  })
  .meta({ id: "Calibration" });
export type Calibration = z.infer<typeof Calibration>;

export const Runner = z
  .object({
    id: idSchema("runner"),
    hostId: z.string(),
    name: z.string(),
    lanes: z.array(Lane),
    labels: z.array(z.string()),
    machine: Machine,
    versions: z.record(z.string(), z.string()),
    currentJobId: idSchema("job").nullable(),
    lastSeenAt: Timestamp,
    online: z.boolean(),
  })
  .meta({ id: "Runner" });
export type Runner = z.infer<typeof Runner>;
