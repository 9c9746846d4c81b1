import { join } from "node:path";
import type { ExampleName } from "@facet/contracts/examples/example";

interface ExampleFiles {
  readonly title: string;
  readonly summary: string;
  readonly train: string;
  readonly heldOut: string;
}

/** The examples people are offered; more lie in the same folder, for recipes and tests. */
export const exampleFiles: Readonly<Record<ExampleName, ExampleFiles>> = {
  "tool-calls": {
    title: "Requests become tool calls",
    summary:
      "A small model learns to answer a request at home with one strict JSON call. 640 rows to learn from, 200 to be measured on.",
    train: "train.jsonl",
    heldOut: "held-out.jsonl",
  },
  "support-triage": {
    title: "Support tickets get a label",
    summary:
      "A small model learns to give a support ticket one of eight labels, from a CSV file. 640 rows to learn from, 160 to be measured on.",
    train: "train.csv",
    heldOut: "held-out.csv",
  },
};

/** Examples are checked in beside the code that ships them. */
export function examplePath(name: ExampleName, file: string): string {
  return join(import.meta.dirname, "..", "..", "..", "..", "examples", name, file);
}
