import { Usage, UsageQuery } from "@facet/contracts/usage/usage";
import { getUsage } from "@facet/services/usage/get-usage";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

export function usageRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/usage",
    operationId: "getUsage",
    tag: "Usage",
    summary: "Minutes, trained tokens and stored bytes",
    description: "By project and kind of work, from the attempts that really ran. At most 366 days at once.",
    query: UsageQuery,
    answer: Usage,
    run: ({ ctx, query }) => getUsage({ ctx, input: query }),
  });
}
