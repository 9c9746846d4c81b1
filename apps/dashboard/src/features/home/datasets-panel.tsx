"use client";
import type { Dataset } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { StatusBadge } from "@facet/ui/status/status-badge";
import type { ListQuery } from "../../data/list-query.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";
import { RowLink } from "./row-link.tsx";

const words = homeWords.datasets;
const shown = 4;

export function DatasetsPanel({ query }: { query: ListQuery<Dataset> }) {
  const href = useProjectHref();
  return (
    <Panel title={words.title} flush>
      <Region
        query={query}
        skeleton={<SkeletonRows count={shown} columns={2} />}
        isEmpty={(datasets) => datasets.length === 0}
        empty={
          <Empty
            title={words.none}
            actions={<LinkButton href={href("datasets", "new")}>{words.add}</LinkButton>}
          >
            {words.noneLead}
          </Empty>
        }
      >
        {(datasets) => (
          <>
            <ul>
              {datasets.slice(0, shown).map(({ id, name, latestVersion: version }) => (
                <RowLink key={id} href={href("datasets", id)} name={name}>
                  {version === null || version.state === "ready" ? (
                    <span className="text-muted">{words.rows(version?.counts?.kept ?? 0)}</span>
                  ) : (
                    <StatusBadge state={version.state} />
                  )}
                </RowLink>
              ))}
            </ul>
            {(datasets.length > shown || query.hasNextPage) && (
              <RowLink href={href("datasets")} name={words.all} />
            )}
          </>
        )}
      </Region>
    </Panel>
  );
}
