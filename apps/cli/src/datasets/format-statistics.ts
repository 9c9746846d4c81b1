import type { DatasetStatistics, SplitStatistics } from "@facet/sdk/generated/types.gen";
import { formatCount } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

type Split = SplitStatistics & { readonly name: string };

export function formatStatistics({ splits, counts }: DatasetStatistics): string {
  const rows: Split[] = (["train", "validation", "test"] as const).map((name) => ({ name, ...splits[name] }));
  const table = formatTable(rows, [
    { head: "SPLIT", cell: (row) => row.name },
    { head: "ROWS", align: "right", cell: (row) => formatCount(row.rows) },
    { head: "QUESTIONS", align: "right", cell: (row) => formatCount(row.prompts) },
    { head: "EMPTY ANSWERS", align: "right", cell: (row) => formatCount(row.emptyAnswers) },
    { head: "CHARACTERS", align: "right", cell: (row) => lengths(row.characters) },
    { head: "OF ANSWERS", align: "right", cell: (row) => lengths(row.answerCharacters) },
    { head: "MESSAGES", cell: rolesOf },
  ]);
  return `${table}\nCharacters as median / 95th percentile / longest. ${formatCount(counts.duplicates)} duplicates and ${formatCount(counts.refused)} refused rows were left out.\n`;
}

function lengths(of: SplitStatistics["characters"]): string {
  return of === null ? "" : [of.median, of.p95, of.max].map(formatCount).join(" / ");
}

function rolesOf({ roles }: Split): string {
  return Object.entries(roles)
    .map(([role, messages]) => `${role} ${formatCount(messages)}`)
    .join(", ");
}
