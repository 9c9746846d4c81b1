// Writes packages/contracts/generated/knobs.json. Run: ./facet exec node scripts/generate-knobs.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { knobsFile } from "../packages/contracts/src/training/knobs-file.ts";

const folder = join(import.meta.dirname, "../packages/contracts/generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "knobs.json"), knobsFile());
