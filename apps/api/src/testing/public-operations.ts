import { z } from "zod";
import { createApiApp } from "../http/create-api-app.ts";
import { createInferenceClient } from "../inference/inference-client.ts";
import { bindPublicRoutes } from "../routes/public-routes.ts";

const Parameter = z.looseObject({ name: z.string(), in: z.string() });
const Operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** The public API's own word on itself. */
export function readDocument() {
  const app = createApiApp();
  bindPublicRoutes(app, createInferenceClient({ url: "http://127.0.0.1", token: "" }));
  const document: unknown = JSON.parse(
    JSON.stringify(app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Facet", version: "0" } })),
  );
  const operations = Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  );
  return { document, operations };
}
