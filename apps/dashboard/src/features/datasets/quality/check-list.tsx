import type { DatasetStatistics } from "@facet/sdk/generated/types.gen";
import { Panel } from "@facet/ui/layout/panel";
import { Badge } from "@facet/ui/status/badge";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { type Check, findChecks, isFound } from "./find-checks.ts";

const words = datasetTabWords.quality.checks;

/** What was looked at: found or not, so that silence is no guess. */
export function CheckList({ statistics }: { statistics: DatasetStatistics }) {
  return (
    <Panel title={words.title} flush>
      <ul>
        {findChecks(statistics).map((check) => (
          <li
            key={check.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2.5 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium text-table">{words[check.id]}</p>
              <p className="text-muted text-sm">{words[`${check.id}Lead`]}</p>
            </div>
            <Result check={check} />
          </li>
        ))}
        <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-medium text-table">{words.leaks}</p>
            <p className="text-muted text-sm">{words.leaksLead}</p>
          </div>
          <Badge tone="good">{words.prevented}</Badge>
        </li>
      </ul>
    </Panel>
  );
}

function Result({ check }: { check: Check }) {
  if (!isFound(check)) return <Badge tone="good">{words.clean}</Badge>;
  const tone = check.matters ? "warning" : "idle";
  return <Badge tone={tone}>{check.id === "noTest" ? words.missing : words.found(check.rows)}</Badge>;
}
