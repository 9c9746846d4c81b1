import { FacetError } from "@facet/contracts/errors/facet-error";
import { collectGarbage } from "@facet/services/maintenance/collect-garbage";
import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../http/api-app.ts";
import { requireToken } from "../http/require-token.ts";

const CollectGarbage = z
  .object({ dryRun: z.boolean(), olderThanHours: z.number().min(1).default(24) })
  .strict();

/** The operator's door: the platform as a whole, never the content of an organisation. */
export function operatorRoutes(operatorToken: string, diskUse: () => Promise<object>): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(requireToken(operatorToken, "operator"));
  app.get("/disk", async (context) => context.json(await diskUse()));
  app.post("/garbage", async (context) => {
    const parsed = CollectGarbage.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success)
      throw new FacetError("invalid_request", "Send dryRun, and olderThanHours if you like.");
    const { dryRun, olderThanHours } = parsed.data;
    const found = await collectGarbage({
      ctx: context.get("platform"),
      input: { dryRun, olderThanMs: olderThanHours * 3_600_000 },
    });
    return context.json(found);
  });
  return app;
}
