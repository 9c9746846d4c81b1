import type { DemoReport } from "./demo-report.ts";

/** What the demo's task is known to reach; below it the demo says so and exits with 3. */
export const expected = { tunedExactMatch: 0.9, baseExactMatch: 0.1, heldOutRows: 150 } as const;

/** Where the figures fall short, a sentence each. `heldOutRows`: a recipe of one's own chooses how many are measured. */
export function shortfalls(
  report: Pick<DemoReport, "verdict" | "metrics" | "parity">,
  heldOutRows: number = expected.heldOutRows,
): string[] {
  const { verdict, metrics, parity } = report;
  const exact = metrics.exact_match ?? verdict;
  const found: string[] = [];
  if (verdict.n < heldOutRows)
    found.push(`Only ${verdict.n} held-out rows were measured, ${heldOutRows} were expected.`);
  if (exact.tuned < expected.tunedExactMatch)
    found.push(
      `The tuned model got ${percent(exact.tuned)} exactly right, ${percent(expected.tunedExactMatch)} was expected.`,
    );
  if (exact.base > expected.baseExactMatch)
    found.push(
      `The base model got ${percent(exact.base)} right already, at most ${percent(expected.baseExactMatch)} was expected.`,
    );
  for (const row of parity) if (!row.passed) found.push(`${row.artefact} did not pass its parity check.`);
  return found;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
