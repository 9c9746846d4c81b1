"use client";
import { Button } from "@facet/ui/actions/button";
import { Segments } from "@facet/ui/forms/segments";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { keyQueries } from "../../data/keys.ts";
import { meQueries } from "../../data/me.ts";
import { projectQueries } from "../../data/projects.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { keyWords as words } from "../../words/keys.ts";
import { settingsWords } from "../../words/settings.ts";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";
import { CreateKey } from "./create-key.tsx";
import { type ApiKey, isActive, keyColumns } from "./key-columns.tsx";
import { KeySnippet } from "./key-snippet.tsx";
import { RevokeKey } from "./revoke-key.tsx";

export function KeysPage() {
  const projectId = useProjectId();
  const keys = useInfiniteQuery(keyQueries.list());
  const { data: me } = useQuery(meQueries.me());
  const { data: project } = useQuery(projectQueries.one(projectId));
  const { data: projects = [] } = useInfiniteQuery(projectQueries.list());
  const [shown, setShown] = useAddressState("show", "active");
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const [now] = useState(() => Date.now());
  useSettingsTrail(settingsWords.keys);
  useApiCalls([
    { title: "List API keys", operation: "listApiKeys", method: "GET", address: "/v1/keys" },
    {
      title: "Create an API key",
      operation: "createApiKey",
      method: "POST",
      address: "/v1/keys",
      body: { name: "ci", scopes: ["datasets:write", "training:write"], projectId, expiresAt: null },
    },
    {
      title: "Revoke an API key",
      operation: "revokeApiKey",
      method: "POST",
      address: "/v1/keys/{id}/revoke",
      ...(revoking === undefined ? {} : { path: { id: revoking.id } }),
    },
  ]);

  const mayCreate = me?.scopes.includes("keys:write") === true;
  const create = (
    <Button look="main" onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  );
  const columns = keyColumns({
    projectNames: new Map(projects.map(({ id, name }) => [id, name])),
    now,
    onRevoke: setRevoking,
  });
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={me?.organisation ? words.lead(me.organisation.name) : " "}
        actions={mayCreate && keys.data?.length !== 0 ? create : undefined}
      />
      <Panel flush>
        <Region
          query={keys}
          skeleton={<SkeletonRows count={4} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <div className="grid gap-0">
              <Empty title={words.empty.title} actions={create}>
                {words.empty.lead}
              </Empty>
              <div className="min-w-0 px-4 pb-6 sm:px-6">
                <KeySnippet />
              </div>
            </div>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={shown === "all" ? all : all.filter((key) => isActive(key, now))}
              rowId={(key) => key.id}
              rowName={(key) => key.name}
              toolbar={
                <Segments
                  label={words.filter.label}
                  value={shown === "all" ? "all" : "active"}
                  onChange={setShown}
                  choices={[
                    { value: "active", label: words.filter.active },
                    { value: "all", label: words.filter.all },
                  ]}
                />
              }
              empty={<Empty title={words.noneActive.title}>{words.noneActive.lead}</Empty>}
              onNeedMore={keys.hasNextPage ? () => void keys.fetchNextPage() : undefined}
              loadingMore={keys.isFetchingNextPage}
            />
          )}
        </Region>
      </Panel>
      {me !== undefined && project !== undefined && (
        <CreateKey open={creating} onOpenChange={setCreating} mine={me.scopes} project={project} />
      )}
      <RevokeKey apiKey={revoking} onClose={() => setRevoking(undefined)} />
    </>
  );
}
