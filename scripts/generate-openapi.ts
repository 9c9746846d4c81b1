// Writes apps/api/openapi.json. Run: ./facet exec node scripts/generate-openapi.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDocument, documentText } from "./openapi/build-document.ts";

writeFileSync(join(import.meta.dirname, "../apps/api/openapi.json"), documentText(buildDocument()));
