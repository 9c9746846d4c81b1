import { createHash } from "node:crypto";
import { asResult, type Rehearse } from "./rehearsal.ts";
import { writeFolder } from "./write-folder.ts";

const split = (rows: number) => ({
  rows,
  kept: rows,
  dropped: 0,
  cut: 0,
  tokens: rows * 80,
  cutTokens: 0,
  trainedTokens: rows * 26,
  maxTokens: 95,
  meanTokens: 80,
  histogram: [{ upTo: 128, rows }],
  dropReasons: {},
});

export const rehearsePrepare: Rehearse = async ({ request, events }) => {
  events.write({ type: "phase", phase: "prepare", label: "rehearsing the preparation" });
  const key = createHash("sha256").update(JSON.stringify(request.config)).digest("hex");
  const stats = {
    key,
    train: split(100),
    validation: split(10),
    template: { sha256: null, source: "rehearsal", addsDefaultSystem: false },
    suggestedMetric: { metric: "exact_match", reason: "rehearsal" },
    warnings: [],
  };
  const files = await writeFolder(request.outputDir, "prepared", { "stats.json": JSON.stringify(stats) });
  events.write({
    type: "artifact",
    name: "prepared",
    kind: "prepared",
    path: "prepared",
    files,
    details: {},
  });
  return asResult(stats);
};
