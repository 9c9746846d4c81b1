"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { ProgressBar } from "@facet/ui/status/progress-bar";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
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
        if (job.state === "cancelled") return <Cancelled />;
        if (job.state === "failed") return <NotRead job={job} />;
        return <Reading job={job} />;
      }}
    </Region>
  );
}

function NotRead({ job }: { job: JobView }) {
  const href = useProjectHref();
  const router = useRouter();
  const add = { id: "add", label: words.mended, onAct: () => router.push(href("datasets", "new")) };
  return <LazyJobFailure job={job} first={[add]} without={["datasets/new"]} />;
}

function Reading({ job }: { job: JobView }) {
  const { done = null, total = null } = job.progress ?? {};
  const isRead = done !== null && total !== null && total > 0;
  const waits = job.waiting?.sentence ?? (job.state === "queued" ? words.waiting : undefined);
  const caption = waits ?? (isRead ? words.read(formatBytes(done), formatBytes(total)) : words.begin);
  return (
    <Panel title={words.title}>
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

function Cancelled() {
  const href = useProjectHref();
  return (
    <Panel>
      <Empty
        title={words.cancelled}
        actions={
          <LinkButton look="main" href={href("datasets", "new")}>
            {datasetWords.add}
          </LinkButton>
        }
      >
        {words.cancelledLead}
      </Empty>
    </Panel>
  );
}
