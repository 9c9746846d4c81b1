import { z } from "zod";
import { ManifestSignature } from "../../packages/contracts/src/artifacts/manifest.ts";
import { Health } from "../../packages/contracts/src/health.ts";
import type { Registry } from "./registry.ts";

const SigningKeys = z.object({
  data: z.array(ManifestSignature.pick({ keyId: true, algorithm: true, publicKey: true })),
});

/** What answers without a credential. */
export function registerOpenPaths(registry: Registry): void {
  registry.registerPath({
    method: "get",
    path: "/v1/health",
    operationId: "getHealth",
    tags: ["Health"],
    summary: "Whether the API and what it rests on answer",
    responses: {
      200: { description: "All answers.", content: { "application/json": { schema: Health } } },
      503: { description: "A part does not answer.", content: { "application/json": { schema: Health } } },
    },
  });
  registry.registerPath({
    method: "get",
    path: "/v1/signing-keys",
    operationId: "listSigningKeys",
    tags: ["Health"],
    summary: "Public keys that sign manifests",
    description: "Give one to `facet verify --public-key` to check a folder without this platform.",
    responses: {
      200: { description: "The keys.", content: { "application/json": { schema: SigningKeys } } },
    },
  });
}
