import { Principal } from "@facet/contracts/keys/principal";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

export function meRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/me",
    operationId: "getMe",
    tag: "Me",
    summary: "Who the credential stands for",
    answer: Principal,
    run: async ({ ctx }) => ctx.principal,
  });
}
