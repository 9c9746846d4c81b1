"use client";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { Time } from "@facet/ui/values/time";
import { useInfiniteQuery } from "@tanstack/react-query";
import { modelQueries } from "../../data/models.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";
import { RowLink } from "./row-link.tsx";

const words = homeWords.models;
const shown = 4;

export function ModelsPanel() {
  const query = useInfiniteQuery(modelQueries.list(useProjectId()));
  const href = useProjectHref();
  return (
    <Panel title={words.title} flush>
      <Region
        query={query}
        skeleton={<SkeletonRows count={shown} columns={2} />}
        isEmpty={(models) => models.length === 0}
        empty={<Empty title={words.none}>{words.noneLead}</Empty>}
      >
        {(models) => (
          <>
            <ul>
              {models.slice(0, shown).map(({ id, name, createdAt }) => (
                <RowLink key={id} href={href("models", id)} name={name}>
                  <span className="text-muted">
                    <Time at={createdAt} />
                  </span>
                </RowLink>
              ))}
            </ul>
            {(models.length > shown || query.hasNextPage) && (
              <RowLink href={href("models")} name={words.all} />
            )}
          </>
        )}
      </Region>
    </Panel>
  );
}
