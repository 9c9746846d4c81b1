import { Example, ExampleMaterial, ExampleName, PrepareExample } from "@facet/contracts/examples/example";
import { listExamples } from "@facet/services/examples/list-examples";
import { prepareExample } from "@facet/services/examples/prepare-example";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

const tag = "Examples";

export function exampleRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/examples",
    operationId: "listExamples",
    tag,
    summary: "List the examples that come with Facet",
    answer: z.object({ data: z.array(Example) }),
    run: async ({ ctx }) => ({ data: await listExamples({ ctx }) }),
  });
  bind(app, {
    method: "post",
    path: "/examples/{name}",
    operationId: "prepareExample",
    tag,
    summary: "Bring an example's data and the starter model into a project",
    description:
      "Answers what is there already. Once both are ready, create a fine-tune with the example's `fineTune`.",
    params: z.object({ name: ExampleName }),
    body: PrepareExample,
    answer: ExampleMaterial,
    status: 202,
    run: ({ ctx, params, body }) => prepareExample({ ctx, input: { ...params, ...body } }),
  });
}
