"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { type Remark, Remarks } from "@facet/ui/layout/notice";
import { Panel } from "@facet/ui/layout/panel";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { preparationQueries } from "../../data/preparations.ts";
import type { JobStory, Notice } from "../../live/job-story.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { NoteOfEngine } from "./note-of-engine.tsx";

const words = cockpitWords.notes;

/** What is worth knowing of a run beside its curves: each from a figure or an event, none guessed. */
export function Notes({ run, story }: { run: FineTune; story: JobStory | undefined }) {
  const { data: preparation, isLoading } = useQuery(preparationQueries.one(run.preparationId));
  const items = [...validation(story), ...rows(preparation?.stats?.train), ...remarked(run, story)];
  return (
    <Panel title={words.title}>
      {isLoading || story === undefined ? (
        <SkeletonLines count={1} />
      ) : items.length === 0 ? (
        <p className="text-muted">{words.none}</p>
      ) : (
        <Remarks items={items} />
      )}
    </Panel>
  );
}

function validation(story: JobStory | undefined): Remark[] {
  const points = story?.series.eval_loss ?? [];
  const last = points.at(-1);
  if (last === undefined) return [];
  const best = points.reduce((least, point) => (point[1] < least[1] ? point : least), last);
  const text = words.best(formatNumber(best[0]), formatNumber(best[1]));
  const rises = last[0] > best[0] && last[1] > best[1];
  return [
    { id: "best", tone: "good", text },
    ...(rises ? [{ id: "rising", tone: "warning" as const, text: words.rising }] : []),
  ];
}

function rows(train: { dropped: number; cut: number } | undefined): Remark[] {
  if (train === undefined) return [];
  return [
    ...(train.dropped > 0
      ? [{ id: "dropped", tone: "warning" as const, text: words.dropped(train.dropped) }]
      : []),
    ...(train.cut > 0 ? [{ id: "cut", tone: "warning" as const, text: words.cut(train.cut) }] : []),
  ];
}

/** The newest of each kind: a warning that is repeated at every checkpoint is one note. */
function remarked(run: FineTune, story: JobStory | undefined): Remark[] {
  const newest = new Map<string, Notice>(
    (story?.notices ?? []).filter(({ level }) => level === "warning").map((one) => [one.code, one]),
  );
  return [...newest.values()].map((notice) => ({
    id: String(notice.seq),
    tone: "warning",
    text: <NoteOfEngine run={run} notice={notice} />,
  }));
}
