// Writes docs/reference/{cli,errors,job-states,knobs}.md. Run: ./facet exec node scripts/generate-docs.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cliProgram } from "./docs/cli-program.ts";
import { referencePages } from "./docs/reference-pages.ts";

const folder = join(import.meta.dirname, "../docs/reference");
mkdirSync(folder, { recursive: true });
for (const [name, text] of referencePages(await cliProgram())) writeFileSync(join(folder, name), text);
