"use client";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { formatDuration } from "@facet/ui/format/format-duration";
import { formatNumber } from "@facet/ui/format/format-number";
import { Figures } from "@facet/ui/layout/figures";
import { Region } from "@facet/ui/states/region";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { usageQueries } from "../../data/usage.ts";
import { useProjectId } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";

const words = homeWords.usage;

/** What this project has used in the last 30 days, measured. */
export function UsageStrip() {
  const projectId = useProjectId();
  const query = useQuery(usageQueries.span());
  return (
    <section aria-label={words.title} className="grid gap-2">
      <h2 className="font-semibold">{words.title}</h2>
      <Region query={query} skeleton={<Skeleton className="h-19 rounded-lg" />}>
        {({ projects }) => {
          const used = projects.find((project) => project.projectId === projectId);
          return (
            <Figures
              items={[
                { label: words.time, value: formatDuration((used?.minutes ?? 0) * 60_000) },
                { label: words.attempts, value: formatNumber(used?.attempts ?? 0) },
                { label: words.tokens, value: formatNumber(used?.trainedTokens ?? 0, { compact: true }) },
                { label: words.stored, value: formatBytes(used?.storedBytes ?? 0) },
              ]}
            />
          );
        }}
      </Region>
    </section>
  );
}
