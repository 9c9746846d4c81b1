import { z } from "zod";

export const Health = z
  .object({
    status: z.enum(["ok", "degraded", "down"]),
    version: z.string(),
    startedAt: z.string(),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof Health>;
