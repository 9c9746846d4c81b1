"use client";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { DataTable } from "@facet/ui/tables/data-table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationQueries, useRemoveMember } from "../../data/organisations.ts";
import { organisationWords } from "../../words/organisation.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { Member } from "./member.ts";
import { memberColumns } from "./member-columns.tsx";

const words = organisationWords.members;

interface MembersPanelProps {
  readonly orgId: string;
  readonly me: string | null | undefined;
  readonly actor: string | null | undefined;
}

export function MembersPanel({ orgId, me, actor }: MembersPanelProps) {
  const members = useInfiniteQuery(organisationQueries.members(orgId));
  const remove = useRemoveMember();
  const [removing, setRemoving] = useState<Member>();

  function stop(): void {
    remove.reset();
    setRemoving(undefined);
  }

  return (
    <Panel title={words.title} flush>
      <Region query={members} skeleton={<SkeletonRows count={2} />}>
        {(all) => (
          <DataTable
            caption={words.caption}
            rows={all}
            rowId={(member) => member.userId}
            rowName={(member) => member.name}
            columns={memberColumns({
              orgId,
              me,
              actor,
              owners: all.filter(({ role }) => role === "owner").length,
              onRemove: setRemoving,
            })}
            onNeedMore={members.hasNextPage ? () => void members.fetchNextPage() : undefined}
            loadingMore={members.isFetchingNextPage}
          />
        )}
      </Region>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => !open && stop()}
        title={organisationWords.removeDialog.title(removing?.name ?? "")}
        name={removing?.name}
        confirm={organisationWords.removeDialog.confirm}
        busy={remove.isPending}
        onConfirm={() =>
          removing !== undefined && remove.mutate({ id: orgId, userId: removing.userId }, { onSuccess: stop })
        }
        error={<FormProblem text={remove.error === null ? undefined : problemText(remove.error)} />}
      >
        {organisationWords.removeDialog.lead}
      </ConfirmDialog>
    </Panel>
  );
}
