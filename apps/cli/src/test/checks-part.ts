import { runStep } from "./run-step.ts";
import type { TestCount } from "./test-count.ts";
import type { TestPart } from "./test-part.ts";

const tools: readonly { name: string; command: string; args: readonly string[] }[] = [
  { name: "biome", command: "pnpm", args: ["run", "--silent", "check:format"] },
  { name: "oxlint", command: "pnpm", args: ["run", "--silent", "check:lint"] },
  { name: "tsc", command: "pnpm", args: ["run", "--silent", "check:types"] },
  { name: "dependency-cruiser", command: "pnpm", args: ["run", "--silent", "check:floors"] },
  { name: "knip", command: "pnpm", args: ["run", "--silent", "check:unused"] },
  { name: "house", command: "pnpm", args: ["run", "--silent", "check:house"] },
];

/** Two tools at a time: the machines this runs on have two cores. */
const width = 2;

export const checksPart: TestPart = {
  name: "checks",
  summary: "format, lint, types, floors, unused code, house rules",
  budgetSeconds: 60,
  needs: ".",
  async run(context) {
    const count: TestCount = { passed: 0, failed: 0, skipped: 0 };
    const waiting = [...tools];
    const work = async () => {
      for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
        const result = await runStep({
          command: tool.command,
          args: tool.args,
          cwd: context.root,
          output: "captured",
          limitSeconds: context.limitSeconds,
        });
        const ok = result.exitCode === 0;
        count[ok ? "passed" : "failed"] += 1;
        context.write(`${ok ? "ok    " : "FAILED"} ${tool.name.padEnd(20)} ${result.seconds.toFixed(1)} s\n`);
        if (!ok) context.write(`${result.output.trimEnd()}\n`);
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    return count;
  },
};
