"use client";
import { Button } from "@facet/ui/actions/button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Panel } from "@facet/ui/layout/panel";
import { Region } from "@facet/ui/states/region";
import { SkeletonRows } from "@facet/ui/states/skeleton";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { meQueries } from "../../data/me.ts";
import { organisationQueries, useRenameOrganisation } from "../../data/organisations.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { early } from "../../frame/early.ts";
import { organisationWords as words } from "../../words/organisation.ts";
import { settingsWords } from "../../words/settings.ts";
import { NameForm } from "../settings/name-form.tsx";
import { PanelSkeletons } from "../settings/panel-skeletons.tsx";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";
import { CreateOrganisation } from "./create-organisation.tsx";
import { InvitationsPanel } from "./invitations-panel.tsx";
import { LeavePanel } from "./leave-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";

/** The API's own table of rights brings its schemas along: it comes after the page. */
const RightsTable = dynamic(
  early(() => import("./rights-table.tsx").then((module) => module.RightsTable)),
  {
    loading: () => (
      <Panel title={words.rights.title} flush>
        <SkeletonRows count={12} columns={6} />
      </Panel>
    ),
  },
);

export function OrganisationPage() {
  const me = useQuery(meQueries.me());
  const rename = useRenameOrganisation();
  const [creating, setCreating] = useState(false);
  const id = me.data?.organisation?.id ?? "";
  // Asked for here, so that the panels need not stand before their data is on its way.
  const mayInvite = me.data?.scopes.includes("members:write") === true;
  useInfiniteQuery({ ...organisationQueries.members(id), enabled: id !== "" });
  useInfiniteQuery({ ...organisationQueries.invitations(id), enabled: id !== "" && mayInvite });
  useSettingsTrail(settingsWords.organisation);
  useApiCalls([
    {
      title: "List members",
      operation: "listMembers",
      method: "GET",
      address: "/v1/orgs/{id}/members",
      path: { id },
    },
    {
      title: "Invite someone",
      operation: "createInvitation",
      method: "POST",
      address: "/v1/orgs/{id}/invitations",
      path: { id },
      body: { email: "ana@example.org", role: "developer" },
    },
  ]);
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={words.lead}
        actions={<Button onClick={() => setCreating(true)}>{words.create.button}</Button>}
      />
      <Region query={me} skeleton={<PanelSkeletons count={3} />}>
        {({ organisation, role, user, scopes }) =>
          organisation !== null && (
            <>
              <Panel title={words.name.title}>
                {scopes.includes("organisation:write") ? (
                  <NameForm
                    key={organisation.id}
                    label={words.name.label}
                    none={words.name.none}
                    name={organisation.name}
                    send={(name) => rename.mutateAsync({ id: organisation.id, name })}
                  />
                ) : (
                  <p>
                    {organisation.name} <span className="text-muted text-sm">{words.name.readOnly}</span>
                  </p>
                )}
              </Panel>
              <MembersPanel orgId={organisation.id} me={user?.id} actor={role} />
              {mayInvite && <InvitationsPanel orgId={organisation.id} actor={role} />}
              <RightsTable />
              {user !== null && <LeavePanel organisation={organisation} userId={user.id} />}
            </>
          )
        }
      </Region>
      <CreateOrganisation open={creating} onOpenChange={setCreating} />
    </>
  );
}
