// Writes infra/firestore: the indexes that the declared query shapes need, and rules that let nobody in.
// Run: ./facet exec node scripts/generate-firestore.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firestoreFiles } from "./firestore/firestore-files.ts";

const folder = join(import.meta.dirname, "../infra/firestore");
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(firestoreFiles())) writeFileSync(join(folder, name), text);
