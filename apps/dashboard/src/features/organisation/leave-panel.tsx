"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { forgetOrganisation } from "../../data/chosen-organisation.ts";
import { organisationQueries, useRemoveMember } from "../../data/organisations.ts";
import { organisationWords } from "../../words/organisation.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";

const words = organisationWords.leave;

interface LeavePanelProps {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly userId: string;
}

export function LeavePanel({ organisation, userId }: LeavePanelProps) {
  const { data: members = [] } = useInfiniteQuery(organisationQueries.members(organisation.id));
  const leave = useRemoveMember();
  const [leaving, setLeaving] = useState(false);
  const owners = members.filter(({ role }) => role === "owner");
  const isLastOwner = owners.length === 1 && owners[0]?.userId === userId;

  function change(open: boolean): void {
    leave.reset();
    setLeaving(open);
  }

  function gone(): void {
    forgetOrganisation();
    window.location.assign("/");
  }

  return (
    <Panel title={words.title}>
      <div className="grid justify-items-start gap-3">
        <p className="max-w-150 text-muted">
          {words.lead} {isLastOwner && <span className="text-text">{words.lastOwner}</span>}
        </p>
        <Button
          look="danger"
          disabledReason={isLastOwner ? words.lastOwner : undefined}
          onClick={() => change(true)}
        >
          {words.button}
        </Button>
      </div>
      <ConfirmDialog
        open={leaving}
        onOpenChange={change}
        title={words.confirm(organisation.name)}
        name={organisation.name}
        confirm={words.confirmButton}
        busy={leave.isPending}
        onConfirm={() => leave.mutate({ id: organisation.id, userId }, { onSuccess: gone })}
        error={<FormProblem text={leave.error === null ? undefined : problemText(leave.error)} />}
      >
        {words.lead}
      </ConfirmDialog>
    </Panel>
  );
}
