import { CreateEstimate, Estimate } from "@facet/contracts/estimates/estimate";
import { createEstimate } from "@facet/services/estimates/create-estimate";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

export function estimateRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/estimates",
    operationId: "createEstimate",
    tag: "Estimates",
    summary: "Will it fit, and how long will it take",
    description: "Nothing is stored. Ranges, with what they rest on, and what speaks against starting.",
    body: CreateEstimate,
    answer: Estimate,
    errors: ["not_found", "conflict", "unknown_knob"],
    run: ({ ctx, body }) => createEstimate({ ctx, input: body }),
  });
}
