import { z } from "zod";
import { lanes, stores } from "../world/setting.ts";

/** What `./facet faults` passes on, as one JSON text. */
export const Options = z
  .object({
    scenarios: z.array(z.string()).default([]),
    /** Runs of each scenario. */
    seeds: z.int().min(1).max(1000).default(5),
    /** The only seed, to play one run again. */
    seed: z.int().min(0).nullable().default(null),
    lane: z.enum(lanes).nullable().default(null),
    store: z.enum(stores).default("sqlite"),
    /** How long the clients of a history act. */
    seconds: z.int().min(1).max(3600).default(45),
    /** Factor on every wait of the platform; 1: those of production. Null: what the harness has them at. */
    waits: z.number().min(0.01).max(1).nullable().default(null),
    from: z.string().nullable().default(null),
    /** Everything: each scenario over the seeds in both lanes, on both stores, histories, planted bugs. */
    full: z.boolean().default(false),
    /** The few that every test run plays. */
    quick: z.boolean().default(false),
    /** Worlds side by side. */
    atOnce: z.int().min(1).max(16).default(1),
    /** Plant known bugs instead, and see that each is found. */
    planted: z.boolean().default(false),
    list: z.boolean().default(false),
    json: z.string().nullable().default(null),
  })
  .strict();
export type Options = z.infer<typeof Options>;
