"use client";
import { Button } from "@facet/ui/actions/button";
import { LinkButton } from "@facet/ui/actions/link-button";
import { TextInput } from "@facet/ui/forms/text-input";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { baseModelWords as words } from "../../words/base-models.ts";
import { baseModelColumns } from "./base-model-columns.tsx";
import { BaseModelDrawer } from "./base-model-drawer.tsx";
import { GetStarter } from "./get-starter.tsx";
import { ImportCard } from "./import-card.tsx";
import { emptyDraft, type ImportDraft } from "./import-draft.ts";
import { useBaseModelCalls } from "./use-base-model-calls.ts";

// Only for who brings a model.
const ImportDialog = dynamic(() => import("./import-dialog.tsx").then((file) => file.ImportDialog));

interface Asked {
  readonly draft: ImportDraft;
  /** One that did not arrive, which the new one takes the place of. */
  readonly replaces?: string;
}

/** What runs start from: models that are here, on their way, or that did not arrive. */
export function BaseModelsPage() {
  const projectId = useProjectId();
  const href = useProjectHref();
  const query = useInfiniteQuery(baseModelQueries.list(projectId));
  const [search, setSearch] = useAddressState("q", "");
  const [open, setOpen] = useAddressState("model", "");
  const [asked, setAsked] = useState<Asked>();
  usePageTrail([{ label: words.models, href: href("models") }, { label: words.title }]);
  useBaseModelCalls(projectId);
  const isEmpty = query.data?.length === 0;
  const bring = (
    <Button look={isEmpty ? "plain" : "main"} onClick={() => setAsked({ draft: emptyDraft })}>
      {words.bring}
    </Button>
  );
  return (
    <div className="grid gap-6">
      <PageHeader
        title={words.title}
        sentence={words.lead}
        actions={
          <>
            <LinkButton href={href("models")}>{words.models}</LinkButton>
            {!isEmpty && bring}
          </>
        }
      />
      {(query.data ?? [])
        .filter(({ state }) => state !== "ready")
        .map((model) => (
          <ImportCard
            key={model.id}
            model={model}
            onChange={(draft, replaces) => setAsked({ draft, replaces })}
          />
        ))}
      <Panel flush>
        <Region
          query={query}
          skeleton={<SkeletonRows count={4} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty
              title={words.empty.title}
              actions={
                <>
                  <GetStarter />
                  {bring}
                </>
              }
            >
              {words.empty.lead}
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              columns={baseModelColumns}
              rows={all.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
              onOpen={({ id }) => setOpen(id)}
              onMove={({ id }) => open !== "" && setOpen(id)}
              activeId={open}
              toolbar={
                <TextInput
                  type="search"
                  aria-label={words.search}
                  placeholder={words.search}
                  value={search}
                  onChange={setSearch}
                  className="max-w-60"
                />
              }
              empty={<Empty title={words.noMatch.title}>{words.noMatch.lead}</Empty>}
              onNeedMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              loadingMore={query.isFetchingNextPage}
              columnChoice
            />
          )}
        </Region>
      </Panel>
      <BaseModelDrawer model={query.data?.find(({ id }) => id === open)} onClose={() => setOpen("")} />
      {asked !== undefined && <ImportDialog {...asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}
