"use client";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { early } from "../../frame/early.ts";
import { late } from "../../frame/late.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { compareWords as words } from "../../words/compare.ts";
import { fineTuneWords } from "../../words/fine-tunes.ts";
import { chosenRuns } from "./chosen-runs.ts";
import { PickRuns } from "./pick-runs.tsx";

// Fetched while the runs are: the first view has little room.
const Comparison = late(
  early(() => import("./comparison.tsx").then((file) => file.Comparison)),
  <Skeleton className="h-120 rounded-lg" />,
);

/** Two to six runs over each other; without them, which ones. */
export function ComparePage() {
  const href = useProjectHref();
  const [listed, setListed] = useAddressState("runs", "", { push: true });
  const ids = chosenRuns(listed);
  const [first = ""] = ids;
  usePageTrail([{ label: fineTuneWords.title, href: href("fine-tunes") }, { label: words.title }]);
  useApiCalls([
    {
      title: words.calls.run,
      operation: "getFineTune",
      method: "GET",
      address: "/v1/fine-tunes/{id}",
      ...(first === "" ? {} : { path: { id: first } }),
    },
    {
      title: words.calls.metrics,
      operation: "getJobMetrics",
      method: "GET",
      address: "/v1/jobs/{id}/metrics",
      query: { names: "loss,eval_loss" },
    },
    {
      title: words.calls.evaluation,
      operation: "getEvaluation",
      method: "GET",
      address: "/v1/evaluations/{id}",
    },
  ]);
  const choose = (next: readonly string[]) => setListed(next.join(","));
  return ids.length < 2 ? (
    <PickRuns chosen={ids} onChoose={choose} />
  ) : (
    <Comparison ids={ids} onChoose={choose} />
  );
}
