import { z } from "zod";

const Load = z.object({
  page: z.string(),
  /** Milliseconds from the navigation's start to the last and largest picture. */
  lcp: z.number(),
  /** What it was: the element and the beginning of its text. */
  largest: z.string(),
  shifts: z.array(z.object({ at: z.number(), value: z.number(), what: z.string() })),
  /** Gzipped bytes of the scripts that the page's HTML names, and of all that came until it stood. */
  scripts: z.object({ first: z.number(), all: z.number() }),
});
export type Load = z.infer<typeof Load>;

/** Durations in milliseconds of the tasks over 50 ms, the only ones that a browser tells. */
const LongTasks = z.array(z.number());
const StepTimes = z.array(z.object({ step: z.int(), at: z.number() }));

/** What the browser's own observers told, part by part; a part that was not asked for is left out. Written by `e2e/src/bench`. */
export const Observed = z.object({
  loads: z.array(Load).optional(),
  chart: z.object({ points: z.int(), seconds: z.number(), longTasks: LongTasks }).optional(),
  log: z.object({ lines: z.int(), searches: z.array(z.number()), longTasks: LongTasks }).optional(),
  rows: z
    .object({
      rows: z.int(),
      importSeconds: z.number(),
      opens: z.array(z.number()),
      jumps: z.array(z.number()),
    })
    .optional(),
  inp: z
    .object({
      interactions: z.int(),
      eventsPerSecond: z.number(),
      events: z.array(z.object({ interaction: z.int(), duration: z.number(), what: z.string() })),
    })
    .optional(),
  events: z.object({ eventsPerSecond: z.number(), written: StepTimes, shown: StepTimes }).optional(),
});
export type Observed = z.infer<typeof Observed>;
