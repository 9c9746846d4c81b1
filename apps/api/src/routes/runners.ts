import { idSchema } from "@facet/contracts/ids";
import { Runner } from "@facet/contracts/runners/runner";
import { cordonRunner } from "@facet/services/runners/cordon-runner";
import { drainRunner } from "@facet/services/runners/drain-runner";
import { listRunners } from "@facet/services/runners/list-runners";
import { uncordonRunner } from "@facet/services/runners/uncordon-runner";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";

const tag = "Runners";
const params = idParam(idSchema("runner"));

export function runnerRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/runners",
    operationId: "listRunners",
    tag,
    summary: "List the runners that take work",
    answer: z.object({ data: z.array(Runner) }),
    run: async ({ ctx }) => ({ data: await listRunners({ ctx }) }),
  });
  bind(app, {
    method: "post",
    path: "/runners/{id}/cordon",
    operationId: "cordonRunner",
    tag,
    summary: "Give a runner nothing new",
    description: "What it has goes on. For owners of the organisation that runs this platform.",
    params,
    answer: Runner,
    run: ({ ctx, params }) => cordonRunner({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/runners/{id}/drain",
    operationId: "drainRunner",
    tag,
    summary: "Empty a runner",
    description:
      "It takes nothing new. Its training commits a checkpoint and goes back in line for another runner; other jobs end. `availability` is `drained` once it has nothing left.",
    params,
    answer: Runner,
    status: 202,
    run: ({ ctx, params }) => drainRunner({ ctx, input: params }),
  });
  bind(app, {
    method: "post",
    path: "/runners/{id}/uncordon",
    operationId: "uncordonRunner",
    tag,
    summary: "Let a runner take work again",
    params,
    answer: Runner,
    run: ({ ctx, params }) => uncordonRunner({ ctx, input: params }),
  });
}
