// Writes packages/sdk/src/generated from apps/api/openapi.json. Run: ./facet exec node scripts/generate-sdk.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeSdk } from "./openapi/write-sdk.ts";

const root = join(import.meta.dirname, "..");
const document: unknown = JSON.parse(readFileSync(join(root, "apps/api/openapi.json"), "utf8"));
await writeSdk(document as Readonly<Record<string, unknown>>, join(root, "packages/sdk/src/generated"));
