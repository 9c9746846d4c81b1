import { z } from "zod";

const Moment = z.iso.datetime({ precision: 3 });

/** What `./facet demo --report FILE` writes. Seconds are wall time; losses are nats a token. */
export const DemoReport = z.object({
  startedAt: Moment,
  endedAt: Moment,
  ok: z.boolean().meta({ description: "Every step was done and the figures are as expected." }),
  phases: z.array(
    z.object({
      name: z.string(),
      startedAt: Moment,
      endedAt: Moment,
      seconds: z.number(),
      reused: z.boolean(),
    }),
  ),
  machine: z.object({
    platform: z.string(),
    arch: z.string(),
    cpuModel: z.string(),
    cores: z.int(),
    memoryBytes: z.int(),
    flags: z.array(z.string()),
    gpu: z.string().nullable(),
  }),
  versions: z.record(z.string(), z.string()),
  fineTuneId: z.string(),
  modelName: z.string(),
  steps: z.int(),
  tokens: z.int(),
  tokensPerSecond: z.number(),
  firstLoss: z.number().nullable(),
  lastLoss: z.number().nullable(),
  trainingSeconds: z.number(),
  evaluationSeconds: z.number(),
  exportSeconds: z.number(),
  verdict: z.object({
    metric: z.string(),
    n: z.int(),
    base: z.number(),
    tuned: z.number(),
    better: z.int(),
    worse: z.int(),
    same: z.int(),
    interval: z.tuple([z.number(), z.number()]),
    conclusion: z.string(),
    sentence: z.string(),
  }),
  metrics: z
    .record(z.string(), z.object({ base: z.number(), tuned: z.number() }))
    .meta({ description: "Every metric of the evaluation; means over the held-out rows." }),
  exports: z.array(
    z.object({
      format: z.string(),
      quantization: z.string(),
      path: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      bitsPerWeight: z.number(),
    }),
  ),
  parity: z.array(
    z.object({
      artefact: z.string(),
      agreement: z
        .number()
        .meta({ description: "Share of teacher-forced positions with the same most likely token." }),
      klMean: z.number(),
      hardDisagreements: z.int(),
      taskScore: z.number().nullable(),
      taskN: z.int(),
      tokensPerSecond: z.number().nullable(),
      passed: z.boolean(),
    }),
  ),
  answers: z.array(
    z.object({ question: z.string(), expected: z.string(), base: z.string(), tuned: z.string() }),
  ),
});
export type DemoReport = z.infer<typeof DemoReport>;
