"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Select } from "@facet/ui/forms/select";
import { Panel } from "@facet/ui/layout/panel";
import { Loading } from "@facet/ui/states/loading";
import { Region } from "@facet/ui/states/region";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { LogView } from "@facet/ui/text/log-view";
import { useEffect, useMemo } from "react";
import { useAddressState } from "../../frame/use-address-state.ts";
import type { JobStory } from "../../live/job-story.ts";
import { useLiveJob } from "../../live/use-live-job.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { saveText } from "../files/save-text.ts";
import { JobChoice, useJobChoice } from "./job-choice.tsx";

const words = cockpitWords.logs;
const levels = ["debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

export function LogsTab({ run, jobs }: { run: FineTune; jobs: readonly JobView[] }) {
  const { job, setKind } = useJobChoice(jobs);
  if (job === undefined) return null;
  return (
    <Panel
      title={cockpitWords.tabs.logs}
      flush
      actions={<JobChoice label={words.of} jobs={jobs} value={job} onChange={setKind} />}
    >
      <Log key={job.id} run={run} job={job} />
    </Panel>
  );
}

/** Reads the earlier lines once it is opened; later ones come with the stream. */
function Log({ run, job }: { run: FineTune; job: JobView }) {
  const { loadLogs, ...query } = useLiveJob(job.id);
  const isLoaded = query.data !== undefined;
  useEffect(() => {
    if (!isLoaded) return;
    const controller = new AbortController();
    loadLogs(controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [isLoaded, loadLogs]);
  return (
    <Region query={query} skeleton={<SkeletonLines />}>
      {(story) =>
        story.logsMissingUntil > 0 ? (
          <Loading>
            <SkeletonLines />
          </Loading>
        ) : (
          <Lines story={story} name={words.file(run.name, job.kind)} />
        )
      }
    </Region>
  );
}

function Lines({ story, name }: { story: JobStory; name: string }) {
  const [query, setQuery] = useAddressState("find", "");
  const [line, setLine] = useAddressState("line", "");
  const [wanted, setLevel] = useAddressState("level", "info");
  const least: Level = levels.find((level) => level === wanted) ?? "info";
  const lines = useMemo(
    () =>
      story.logs
        .map(({ level, message, at }, index) => ({
          number: index + 1,
          text: message,
          level,
          time: at.slice(11, 19),
        }))
        .filter(({ level }) => levels.indexOf(level) >= levels.indexOf(least)),
    [story.logs, least],
  );
  return (
    <LogView
      lines={lines}
      query={query}
      onQuery={setQuery}
      line={line === "" ? undefined : Number(line)}
      onLink={(number) => setLine(String(number))}
      live={!story.ended}
      actions={
        <>
          <div className="w-32">
            <Select
              aria-label={words.levels}
              value={least}
              onChange={setLevel}
              choices={levels.map((value) => ({ value, label: words.level[value] }))}
            />
          </div>
          <Button
            size="small"
            onClick={() =>
              saveText(
                name,
                "text/plain",
                `${story.logs.map(({ at, level, message }) => `${at} ${level} ${message}`).join("\n")}\n`,
              )
            }
          >
            {words.download}
          </Button>
        </>
      }
    />
  );
}
