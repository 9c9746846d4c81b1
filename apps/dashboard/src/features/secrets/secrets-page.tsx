"use client";
import { Button } from "@facet/ui/actions/button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { Time } from "@facet/ui/values/time";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQueries } from "../../data/me.ts";
import type { Answer } from "../../data/operations.ts";
import { secretQueries, useRemoveSecret } from "../../data/secrets.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { problemText } from "../../words/problem-text.ts";
import { secretWords as words } from "../../words/secrets.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";
import { AddSecret } from "./add-secret.tsx";

type Secret = Answer<"listSecrets">["data"][number];

export function SecretsPage() {
  const secrets = useInfiniteQuery(secretQueries.list());
  const { data: me } = useQuery(meQueries.me());
  const remove = useRemoveSecret();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Secret>();
  useSettingsTrail(settingsWords.secrets);
  useApiCalls([
    { title: "List secrets", operation: "listSecrets", method: "GET", address: "/v1/secrets" },
    {
      title: "Keep a secret",
      operation: "setSecret",
      method: "POST",
      address: "/v1/secrets",
      body: { name: "my-token", kind: "hub-token", value: "hf_…" },
    },
    { title: "Delete a secret", operation: "removeSecret", method: "DELETE", address: "/v1/secrets/{id}" },
  ]);

  function stop(): void {
    remove.reset();
    setRemoving(undefined);
  }

  const mayAdd = me?.scopes.includes("secrets:write") === true;
  const add = (
    <Button look="main" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={words.lead}
        actions={mayAdd && secrets.data?.length !== 0 ? add : undefined}
      />
      <Panel flush>
        <Region
          query={secrets}
          skeleton={<SkeletonRows count={2} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty title={words.empty.title} actions={add}>
              <p>{words.empty.lead}</p>
              <ol className="mt-2 grid list-decimal gap-1 pl-5">
                {words.empty.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </Empty>
          }
        >
          {(all) => (
            <DataTable
              caption={words.caption}
              rows={all}
              rowId={(secret) => secret.id}
              rowName={(secret) => secret.name}
              columns={[
                { id: "name", header: words.columns.name, grow: true, cell: (secret) => secret.name },
                { id: "kind", header: words.columns.kind, cell: (secret) => words.kinds[secret.kind].label },
                {
                  id: "unlocks",
                  header: words.columns.unlocks,
                  cell: (secret) => words.kinds[secret.kind].unlocks,
                },
                {
                  id: "added",
                  header: words.columns.added,
                  cell: (secret) => <Time at={secret.createdAt} />,
                },
                {
                  id: "act",
                  header: words.columns.act,
                  align: "end",
                  cell: (secret) => (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${words.remove} ${secret.name}`}
                      onClick={() => setRemoving(secret)}
                    >
                      {words.remove}
                    </Button>
                  ),
                },
              ]}
              onNeedMore={secrets.hasNextPage ? () => void secrets.fetchNextPage() : undefined}
              loadingMore={secrets.isFetchingNextPage}
            />
          )}
        </Region>
      </Panel>
      <AddSecret open={adding} onOpenChange={setAdding} />
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && stop()}
        title={words.removeDialog.title}
        name={removing?.name}
        confirm={words.removeDialog.confirm}
        busy={remove.isPending}
        onConfirm={() => removing !== undefined && remove.mutate(removing.id, { onSuccess: stop })}
        error={<FormProblem text={remove.error === null ? undefined : problemText(remove.error)} />}
      >
        {words.removeDialog.lead}
      </ConfirmDialog>
    </>
  );
}
