"use client";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Select } from "@facet/ui/forms/select";
import { Figures } from "@facet/ui/layout/figures";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { Skeleton, SkeletonRows } from "@facet/ui/states/skeleton";
import { Bytes } from "@facet/ui/values/bytes";
import { Duration } from "@facet/ui/values/duration";
import { Num } from "@facet/ui/values/num";
import { Time } from "@facet/ui/values/time";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQueries } from "../../data/me.ts";
import { usageQueries } from "../../data/usage.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { usageWords as words } from "../../words/usage.ts";
import { saveText } from "../files/save-text.ts";
import { DayBars } from "./day-bars.tsx";
import { dayList } from "./day-list.ts";
import type { Usage } from "./usage.ts";
import { usageCsv } from "./usage-csv.ts";
import { StoredTable, WorkTable } from "./usage-tables.tsx";

type Period = keyof typeof words.periods;
const periods: readonly Period[] = ["7", "30", "90", "365"];
const dayMs = 86_400_000;
const minuteMs = 60_000;

export function UsagePage() {
  const [chosen, setPeriod] = useAddressState("days", "30");
  const period = periods.find((one) => one === chosen) ?? "30";
  // A minute is exact enough, and lets the answer be found in the cache when one comes back.
  const [now] = useState(() => Math.floor(Date.now() / minuteMs) * minuteMs);
  const span = { from: new Date(now - Number(period) * dayMs).toISOString() };
  const usage = useQuery(usageQueries.span(span));
  const { data: me } = useQuery(meQueries.me());
  usePageTrail([{ label: words.title }]);
  useApiCalls([
    { title: "Usage of a period", operation: "getUsage", method: "GET", address: "/v1/usage", query: span },
  ]);
  return (
    <div className="grid min-w-0 gap-6">
      <PageHeader
        title={words.title}
        sentence={me?.organisation ? words.lead(me.organisation.name) : " "}
        actions={
          <>
            <div className="w-40">
              <Select
                aria-label={words.period}
                value={period}
                onChange={setPeriod}
                choices={periods.map((value) => ({ value, label: words.periods[value] }))}
              />
            </div>
            <Button
              disabledReason={usage.data === undefined ? words.csvNotYet : undefined}
              onClick={() => usage.data !== undefined && saveCsv(usage.data)}
            >
              {words.csv}
            </Button>
          </>
        }
      />
      <Region query={usage} skeleton={<UsageSkeleton />}>
        {(found) => <UsageFigures usage={found} />}
      </Region>
    </div>
  );
}

function UsageFigures({ usage }: { usage: Usage }) {
  const href = useProjectHref();
  const { total, projects, from, to, days } = usage;
  return (
    <div className="grid min-w-0 gap-6">
      <div className="grid gap-2">
        <Figures
          items={[
            {
              label: words.figures.minutes,
              value: <Duration ms={total.minutes * minuteMs} />,
              note: words.figures.minutesNote(total.attempts),
            },
            {
              label: words.figures.tokens,
              value: <Num value={total.trainedTokens} />,
              note: words.figures.tokensNote,
            },
            {
              label: words.figures.bytes,
              value: <Bytes value={total.storedBytes} />,
              note: words.figures.bytesNote,
            },
          ]}
        />
        <p className="text-faint text-sm">
          {words.upTo} <Time at={to} exact />
        </p>
      </div>
      {total.attempts === 0 ? (
        <Panel flush>
          <Empty
            title={words.empty.title}
            actions={<LinkButton href={href("fine-tunes", "new")}>{words.empty.start}</LinkButton>}
          >
            {words.empty.lead}
          </Empty>
        </Panel>
      ) : (
        <>
          <DayBars days={dayList(from, to, days)} />
          <WorkTable projects={projects} />
        </>
      )}
      <StoredTable projects={projects} />
    </div>
  );
}

function saveCsv(usage: Usage): void {
  const day = (moment: string) => moment.slice(0, 10);
  saveText(words.csvName(day(usage.from), day(usage.to)), "text/csv", usageCsv(usage));
}

function UsageSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-24 rounded-lg" />
      <Skeleton className="h-56 rounded-lg" />
      <Panel title={words.work.title} flush>
        <SkeletonRows count={5} columns={5} />
      </Panel>
    </div>
  );
}
