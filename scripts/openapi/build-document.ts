import { createApiApp } from "../../apps/api/src/http/create-api-app.ts";
import { createInferenceClient } from "../../apps/api/src/inference/inference-client.ts";
import { bindOpenRoutes } from "../../apps/api/src/routes/open-routes.ts";
import { bindPublicRoutes } from "../../apps/api/src/routes/public-routes.ts";
import { version } from "../../apps/api/src/version.ts";
import { registerOpenAiPaths } from "./register-open-ai-paths.ts";
import { registerOpenPaths } from "./register-open-paths.ts";

const description =
  "Turns a dataset and a small language model into a tuned, measured, exported, served model. Errors are problem " +
  "documents (RFC 9457) that name place, cause and fix. Lists are cursor pages. POST requests take an Idempotency-Key.";

/** The public API as an OpenAPI 3.1 document. Nothing is opened or called: the routes only declare themselves. */
export function buildDocument(): Readonly<Record<string, unknown>> {
  const nouns = createApiApp();
  bindOpenRoutes(nouns);
  bindPublicRoutes(nouns, createInferenceClient({ url: "http://127.0.0.1", token: "" }));
  const app = createApiApp();
  registerOpenPaths(app.openAPIRegistry);
  app.route("/v1", nouns);
  registerOpenAiPaths(app.openAPIRegistry);
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: "An API key, `fct_...`: create one with `facet keys create`.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-facet",
    description:
      "The session of a browser; `facet` on loopback http. Writes must come from Facet's own pages.",
  });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Facet",
      version,
      description,
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "http://127.0.0.1:7430", description: "A platform on this machine (`facet up`)." }],
  });
  return sayNullable(document) as Readonly<Record<string, unknown>>;
}

/**
 * A reference that may be null comes out of the generator as "that, and also null", which nothing can be. Here it is said
 * as it is meant: one or the other.
 */
function sayNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sayNullable);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const [reference, other, ...more] = name === "allOf" && Array.isArray(inner) ? (inner as object[]) : [];
    const isNullable =
      more.length === 0 && reference !== undefined && "$ref" in reference && allowsNull(other ?? {});
    return isNullable ? ["anyOf", [reference, { type: "null" }]] : [name, sayNullable(inner)];
  });
  return Object.fromEntries(entries);
}

function allowsNull(schema: object): boolean {
  return "type" in schema && Array.isArray(schema.type) && schema.type.includes("null");
}

/** Text of `apps/api/openapi.json`. */
export function documentText(document: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
