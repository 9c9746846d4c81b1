import type { EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import type { MetricName } from "@facet/contracts/preparations/preparation";
import { SkeletonRows } from "../states/skeleton.tsx";
import { Badge } from "../status/badge.tsx";
import { DiffText } from "./diff-text.tsx";
import { lastAsked } from "./words/prompt-text.ts";
import { tellingRows } from "./words/telling-rows.ts";

export interface TellingRowsProps {
  rows: readonly EvaluationRow[] | null;
  metric: MetricName;
  onRow?: ((row: EvaluationRow) => void) | undefined;
}

const looks = {
  better: { tone: "good", shape: "up" },
  worse: { tone: "bad", shape: "down" },
  same: { tone: "idle", shape: null },
} as const;
const cell =
  "min-w-44 px-3 py-2 align-top first:pl-4 last:pr-4 max-md:block max-md:min-w-0 max-md:px-4 max-md:py-0.5";

/** The ten rows that say most, asked, expected, and answered by both. */
export function TellingRows({ rows, metric, onRow }: TellingRowsProps) {
  if (rows === null) return <SkeletonRows count={6} columns={4} />;
  const shown = tellingRows(rows, metric);
  // Code is compared letter by letter: it stands in letters of one width.
  const mono = metric === "json_equal" ? "font-mono text-sm" : "";
  if (shown.length === 0) return <p className="px-4 pb-4 text-muted">No rows to show.</p>;
  return (
    <table className="relative w-full border-collapse border-line border-t text-table">
      <caption className="sr-only">The rows that say most</caption>
      <thead className="max-md:sr-only">
        <tr className="border-line border-b text-left text-muted text-sm">
          {["Asked", "Expected", "Base", "Tuned"].map((name) => (
            <th key={name} scope="col" className={`${cell} font-medium`}>
              {name}
            </th>
          ))}
          <th scope="col" className="w-24 px-4">
            <span className="sr-only">Outcome</span>
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {shown.map((row) => (
          <tr key={row.row} className="max-md:block max-md:py-2">
            <th scope="row" className={`${cell} text-left font-normal`}>
              {onRow === undefined ? (
                <Text text={lastAsked(row.prompt)} />
              ) : (
                <button
                  type="button"
                  className="-my-0.5 py-0.5 text-left hover:underline"
                  onClick={() => onRow(row)}
                >
                  <Text text={lastAsked(row.prompt)} />
                </button>
              )}
            </th>
            <td className={`${cell} ${mono}`}>
              <Name>expected</Name>
              <Text text={row.reference} />
            </td>
            <td className={`${cell} ${mono} text-muted`}>
              <Name>base</Name>
              <Text text={row.baseOutput} />
            </td>
            <td className={`${cell} ${mono}`}>
              <Name>tuned</Name>
              <span className="line-clamp-6">
                {row.tunedOutput === "" ? (
                  <Text text="" />
                ) : (
                  <DiffText before={row.baseOutput} after={row.tunedOutput} leastShared={0.6} />
                )}
              </span>
            </td>
            <td className="px-4 py-2 align-top max-md:block max-md:py-1">
              <Badge {...looks[row.outcome]}>{row.outcome}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Text({ text }: { text: string }) {
  if (text === "") return <span className="text-faint">nothing</span>;
  return <span className="line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</span>;
}

/** On a narrow screen, where the head of the table is not seen. */
function Name({ children }: { children: string }) {
  return (
    <span aria-hidden className="block font-sans text-faint text-sm md:hidden">
      {children}
    </span>
  );
}
