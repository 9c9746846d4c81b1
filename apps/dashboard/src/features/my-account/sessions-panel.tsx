"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import { DataTable } from "@facet/ui/tables/data-table";
import { Time } from "@facet/ui/values/time";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQueries, useEndMySession, useEndMySessions } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { deviceName } from "./device-name.ts";

const words = myAccountWords.sessions;

/** Where the person is signed in, each place with a way out. */
export function SessionsPanel() {
  const sessions = useQuery(meQueries.sessions());
  const end = useEndMySession();
  const endAll = useEndMySessions();
  const [ending, setEnding] = useState(false);
  const failed = end.error ?? (endAll.variables?.others === true ? endAll.error : null);
  const others = sessions.data?.data.filter(({ current }) => !current).length ?? 0;
  return (
    <Panel
      title={words.title}
      flush
      actions={
        <>
          {others > 0 && (
            <Button
              size="small"
              title={words.endOthers(others)}
              busy={endAll.isPending && endAll.variables?.others === true}
              onClick={() => endAll.mutate({ others: true })}
            >
              {words.others}
            </Button>
          )}
          <Button size="small" onClick={() => setEnding(true)}>
            {words.everywhere}
          </Button>
        </>
      }
    >
      {failed !== null && (
        <div className="p-4">
          <FormProblem text={problemText(failed)} />
        </div>
      )}
      <Region query={sessions} skeleton={<SkeletonRows count={2} />}>
        {({ data }) => (
          <DataTable
            caption={words.caption}
            rows={data}
            rowId={(session) => session.id}
            rowName={(session) => deviceName(session.userAgent) ?? words.unknown}
            columns={[
              {
                id: "device",
                header: words.device,
                grow: true,
                cell: ({ userAgent, current }) => (
                  <span title={userAgent ?? undefined}>
                    {deviceName(userAgent) ?? words.unknown}{" "}
                    {current && <Badge tone="good">{words.here}</Badge>}
                  </span>
                ),
              },
              { id: "address", header: words.address, cell: ({ address }) => address ?? "–" },
              { id: "lastSeen", header: words.lastSeen, cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
              { id: "since", header: words.since, cell: ({ createdAt }) => <Time at={createdAt} /> },
              {
                id: "act",
                header: words.act,
                align: "end",
                cell: ({ id, current, userAgent }) =>
                  current ? (
                    "–"
                  ) : (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${words.end}: ${deviceName(userAgent) ?? words.unknown}`}
                      busy={end.isPending && end.variables === id}
                      onClick={() => end.mutate(id)}
                    >
                      {words.end}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Region>
      <ConfirmDialog
        open={ending}
        onOpenChange={setEnding}
        title={words.confirmTitle}
        confirm={words.everywhere}
        busy={endAll.isPending}
        onConfirm={() =>
          endAll.mutate({ others: false }, { onSuccess: () => window.location.assign("/sign-in") })
        }
        error={<FormProblem text={endAll.error === null ? undefined : problemText(endAll.error)} />}
      >
        {words.confirmLead}
      </ConfirmDialog>
    </Panel>
  );
}
