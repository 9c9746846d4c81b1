"use client";
import type { Runner } from "@facet/sdk/generated/types.gen";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { CodeBlock } from "@facet/ui/text/code-block";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQueries } from "../../data/me.ts";
import { type RunnerVerb, runnerQueries, useOperateRunner } from "../../data/runners.ts";
import { useRunningJobs } from "../../data/running-jobs.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { jobTitle } from "../../words/jobs.ts";
import { problemText } from "../../words/problem-text.ts";
import { runnerWords as words } from "../../words/runners.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";
import { DrainRunner } from "./drain-runner.tsx";
import { runnerColumns } from "./runner-columns.tsx";

/** The machines that work, what they do now, and whether they take more. */
export function RunnersPage() {
  const href = useProjectHref();
  const runners = useQuery(runnerQueries.list());
  const { data: me } = useQuery(meQueries.me());
  const { running } = useRunningJobs(useProjectId());
  const operate = useOperateRunner();
  const [draining, setDraining] = useState<Runner>();
  useSettingsTrail(settingsWords.runners);
  const path = "/v1/runners/{id}";
  useApiCalls([
    { title: words.calls.list, operation: "listRunners", method: "GET", address: "/v1/runners" },
    { title: words.calls.cordon, operation: "cordonRunner", method: "POST", address: `${path}/cordon` },
    { title: words.calls.drain, operation: "drainRunner", method: "POST", address: `${path}/drain` },
    { title: words.calls.open, operation: "uncordonRunner", method: "POST", address: `${path}/uncordon` },
  ]);

  function act(runner: Runner, verb: RunnerVerb): void {
    if (verb === "drain") setDraining(runner);
    else operate.mutate({ id: runner.id, verb });
  }

  const columns = runnerColumns({
    placeOf: (jobId) => {
      const job = running.find(({ id }) => id === jobId);
      if (job === undefined) return undefined;
      return {
        title: jobTitle(job),
        href: job.fineTuneId === null ? href("home") : href("fine-tunes", job.fineTuneId),
      };
    },
    mayOperate: me?.scopes.includes("runners:write") === true,
    busyId: operate.isPending ? operate.variables.id : undefined,
    onAct: act,
  });
  return (
    <>
      <PageHeader title={words.title} sentence={words.lead} />
      <FormProblem text={operate.error === null ? undefined : problemText(operate.error)} />
      <Panel flush>
        <Region
          query={runners}
          skeleton={<SkeletonRows count={2} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty title={words.none.title}>
              <p className="mb-3">{words.none.lead}</p>
              <CodeBlock label={words.title} samples={[{ language: "sh", code: words.none.command }]} />
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={all}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
            />
          )}
        </Region>
      </Panel>
      <DrainRunner runner={draining} onClose={() => setDraining(undefined)} />
    </>
  );
}
