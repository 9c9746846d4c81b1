import { Runner } from "@facet/contracts/runners/runner";
import { listRunners } from "@facet/services/runners/list-runners";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

export function runnerRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/runners",
    operationId: "listRunners",
    tag: "Runners",
    summary: "List the runners that take work",
    answer: z.object({ data: z.array(Runner) }),
    run: async ({ ctx }) => ({ data: await listRunners({ ctx }) }),
  });
}
