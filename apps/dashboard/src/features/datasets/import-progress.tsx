"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { ProgressBar } from "@facet/ui/status/progress-bar";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRemoveDatasetVersion } from "../../data/datasets.ts";
import { jobQueries } from "../../data/jobs.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetWords } from "../../words/datasets.ts";
import { LazyJobFailure } from "../fixes/lazy-job-failure.tsx";
import { CancelImport } from "../jobs/cancel-import.tsx";
import type { Version } from "./version.ts";

const words = datasetWords.importing;

/** A version that has no rows yet: how far its import is, or what stopped it. */
export function ImportProgress({ version }: { version: Version }) {
  const query = useQuery(jobQueries.one(version.jobId));
  return (
    <Region query={query} skeleton={<Skeleton className="h-32 rounded-lg" />}>
      {(job) => {
        if (job.state === "cancelled") return <Cancelled version={version} />;
        if (job.state === "failed") return <NotRead job={job} version={version} />;
        return <Reading job={job} version={version} />;
      }}
    </Region>
  );
}

function NotRead({ job, version }: { job: JobView; version: Version }) {
  const router = useRouter();
  const again = useAgain(version);
  const { mutate } = useRemoveDatasetVersion();
  const add = { id: "add", label: words.mended, onAct: () => router.push(again) };
  // The only version goes with its data set.
  const forget = { id: "forget", label: words.forget(version.number), onAct: () => mutate(version.id) };
  const first = version.number === 1 ? [add] : [add, forget];
  return <LazyJobFailure job={job} first={first} without={["datasets/new"]} />;
}

/** Where a mended file becomes the next version. */
function useAgain({ datasetId }: Version): string {
  return `${useProjectHref()("datasets", "new")}?to=${datasetId}`;
}

function Reading({ job, version }: { job: JobView; version: Version }) {
  const { done = null, total = null } = job.progress ?? {};
  const isRead = done !== null && total !== null && total > 0;
  const waits = job.waiting?.sentence ?? (job.state === "queued" ? words.waiting : undefined);
  const caption = waits ?? (isRead ? words.read(formatBytes(done), formatBytes(total)) : words.begin);
  return (
    <Panel title={version.number === 1 ? words.title : words.nextTitle(version.number)}>
      <ProgressBar
        label={words.label}
        share={isRead ? done / total : null}
        tone="running"
        caption={caption}
        aside={<CancelImport jobId={job.id} words={words} />}
      />
    </Panel>
  );
}

function Cancelled({ version }: { version: Version }) {
  const again = useAgain(version);
  const { mutate, isPending } = useRemoveDatasetVersion();
  return (
    <Panel>
      <Empty
        title={words.cancelled}
        actions={
          <>
            <LinkButton look="main" href={again}>
              {words.again}
            </LinkButton>
            {version.number > 1 && (
              <Button busy={isPending} onClick={() => mutate(version.id)}>
                {words.forget(version.number)}
              </Button>
            )}
          </>
        }
      >
        {version.number > 1 ? words.cancelledNext : words.cancelledLead}
      </Empty>
    </Panel>
  );
}
