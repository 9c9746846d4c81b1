"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import { DataTable } from "@facet/ui/tables/data-table";
import { Time } from "@facet/ui/values/time";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../../data/operations.ts";
import { organisationQueries, useRevokeInvitation } from "../../data/organisations.ts";
import { organisationWords } from "../../words/organisation.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { Invite, type Invitee } from "./invite.tsx";

const words = organisationWords.invitations;

type Invitation = Answer<"listInvitations">["data"][number];

interface InvitationsPanelProps {
  readonly orgId: string;
  readonly actor: string | null | undefined;
}

/** Who is asked to join and has not answered; one whose link has run out can be asked again. */
export function InvitationsPanel({ orgId, actor }: InvitationsPanelProps) {
  const invitations = useInfiniteQuery(organisationQueries.invitations(orgId));
  const revoke = useRevokeInvitation();
  const [invitee, setInvitee] = useState<Invitee>();
  const isWaiting = ({ state }: Invitation) => state === "open" || state === "expired";
  const invite = (
    <Button size="small" onClick={() => setInvitee({ email: "", role: "developer" })}>
      {words.invite}
    </Button>
  );
  return (
    <Panel title={words.title} flush actions={invite}>
      <Region
        query={invitations}
        skeleton={<SkeletonRows count={3} />}
        isEmpty={(all) => !all.some(isWaiting)}
        empty={<Empty title={words.first.title}>{words.first.lead}</Empty>}
      >
        {(all) => (
          <DataTable
            caption={words.caption}
            rows={all.filter(isWaiting)}
            rowId={(invitation) => invitation.id}
            rowName={(invitation) => invitation.email}
            columns={[
              { id: "email", header: words.email, grow: true, cell: ({ email }) => email },
              { id: "role", header: words.role, cell: ({ role }) => organisationWords.roles[role].label },
              { id: "invitedBy", header: words.invitedBy, cell: ({ invitedBy }) => invitedBy },
              {
                id: "expires",
                header: words.expires,
                cell: ({ state, expiresAt }) =>
                  state === "expired" ? (
                    <Badge tone="warning">{words.expired}</Badge>
                  ) : (
                    <Time at={expiresAt} />
                  ),
              },
              {
                id: "act",
                header: words.act,
                align: "end",
                cell: ({ id, email, role, state }) =>
                  state === "expired" ? (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${words.again}: ${email}`}
                      onClick={() => setInvitee({ email, role })}
                    >
                      {words.again}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${words.revoke}: ${email}`}
                      busy={revoke.isPending && revoke.variables?.invitationId === id}
                      onClick={() => revoke.mutate({ id: orgId, invitationId: id })}
                    >
                      {words.revoke}
                    </Button>
                  ),
              },
            ]}
            onNeedMore={invitations.hasNextPage ? () => void invitations.fetchNextPage() : undefined}
            loadingMore={invitations.isFetchingNextPage}
          />
        )}
      </Region>
      {revoke.error !== null && (
        <div className="p-4">
          <FormProblem text={problemText(revoke.error)} />
        </div>
      )}
      <Invite invitee={invitee} onClose={() => setInvitee(undefined)} orgId={orgId} actor={actor} />
    </Panel>
  );
}
