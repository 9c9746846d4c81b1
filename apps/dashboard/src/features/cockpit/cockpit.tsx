"use client";
import type { FineTune, JobView } from "@facet/sdk/generated/types.gen";
import { Tabs } from "@facet/ui/layout/tabs";
import { Skeleton } from "@facet/ui/states/skeleton";
import { late } from "../../frame/late.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { useLiveJob } from "../../live/use-live-job.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { currentJob } from "../fine-tunes/current-job.ts";
import { Failure } from "./failure.tsx";
import { liveProgress } from "./live-progress.ts";
import { Overview } from "./overview.tsx";
import { RunHeader } from "./run-header.tsx";
import { useRunJobs } from "./use-run-jobs.ts";

const words = cockpitWords.tabs;
const skeleton = <Skeleton className="h-80 rounded-lg" />;
const SamplesTab = late(() => import("./samples-tab.tsx").then((file) => file.SamplesTab), skeleton);
const HardwareTab = late(() => import("./hardware-tab.tsx").then((file) => file.HardwareTab), skeleton);
const LogsTab = late(() => import("./logs-tab.tsx").then((file) => file.LogsTab), skeleton);
const FilesTab = late(() => import("./files-tab.tsx").then((file) => file.FilesTab), skeleton);
const ConfigTab = late(() => import("./config-tab.tsx").then((file) => file.ConfigTab), skeleton);
const EventsTab = late(() => import("./events-tab.tsx").then((file) => file.EventsTab), skeleton);

const tabs = ["overview", "samples", "hardware", "logs", "checkpoints", "config", "events"] as const;

export function Cockpit({ run }: { run: FineTune }) {
  const { data: story } = useLiveJob(run.jobs.train);
  const jobs = liveProgress(useRunJobs(run), story);
  const now = currentJob(jobs);
  const [wanted, setTab] = useAddressState("tab", "overview");
  const tab = tabs.find((one) => one === wanted) ?? "overview";
  const broken = jobs.find(({ state, error }) => state === "failed" && error !== null);
  return (
    <div className="grid gap-6">
      <RunHeader run={run} jobs={jobs} now={now} story={story} />
      {broken !== undefined && <Failure run={run} job={broken} />}
      <Tabs
        label={words.label}
        value={tab}
        onChange={setTab}
        tabs={tabs.map((value) => ({ value, label: words[value], ...countOf(value, jobs, story) }))}
      >
        {tab === "overview" && <Overview run={run} jobs={jobs} story={story} />}
        {tab === "samples" && <SamplesTab story={story} />}
        {tab === "hardware" && <HardwareTab jobs={jobs} />}
        {tab === "logs" && <LogsTab run={run} jobs={jobs} />}
        {tab === "checkpoints" && <FilesTab run={run} jobs={jobs} story={story} />}
        {tab === "config" && <ConfigTab run={run} jobs={jobs} />}
        {tab === "events" && <EventsTab jobs={jobs} />}
      </Tabs>
    </div>
  );
}

function countOf(
  tab: (typeof tabs)[number],
  jobs: readonly JobView[],
  story: ReturnType<typeof useLiveJob>["data"],
) {
  if (tab !== "checkpoints") return {};
  const kept =
    jobs.find(({ kind }) => kind === "train")?.checkpoints.length ?? story?.checkpoints.length ?? 0;
  return kept === 0 ? {} : { count: kept };
}
