"use client";
import { PageHeader } from "@facet/ui/layout/page-header";
import { Empty } from "@facet/ui/states/empty";
import { Region } from "@facet/ui/states/region";
import { useQuery } from "@tanstack/react-query";
import { meQueries } from "../../data/me.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { myAccountWords as words } from "../../words/my-account.ts";
import { settingsWords } from "../../words/settings.ts";
import { PanelSkeletons } from "../settings/panel-skeletons.tsx";
import { useSettingsTrail } from "../settings/use-settings-trail.ts";
import { DataPanel } from "./data-panel.tsx";
import { LookPanel } from "./look-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { ProfilePanel } from "./profile-panel.tsx";
import { ProviderPanel } from "./provider-panel.tsx";
import { RemovePanel } from "./remove-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { TotpPanel } from "./totp-panel.tsx";

export function AccountPage() {
  const me = useQuery(meQueries.me());
  // Beside it, not after it: the panel below that shows them stands behind `me`.
  useQuery(meQueries.sessions());
  useSettingsTrail(settingsWords.account);
  useApiCalls([
    { title: "Who calls, and with which rights", operation: "getMe", method: "GET", address: "/v1/me" },
    {
      title: "List where you are signed in",
      operation: "listMySessions",
      method: "GET",
      address: "/v1/me/sessions",
    },
    { title: "Download what is held on you", operation: "exportMe", method: "GET", address: "/v1/me/export" },
  ]);
  return (
    <>
      <PageHeader title={words.title} sentence={words.lead} />
      <Region query={me} skeleton={<PanelSkeletons count={3} />}>
        {({ user }) =>
          user === null ? (
            <Empty title={words.keyOnly.title}>{words.keyOnly.lead}</Empty>
          ) : (
            <>
              <ProfilePanel key={user.id} user={user} />
              <PasswordPanel user={user} />
              <TotpPanel user={user} />
              <ProviderPanel />
              <SessionsPanel />
              <LookPanel />
              <DataPanel />
              <RemovePanel user={user} />
            </>
          )
        }
      </Region>
    </>
  );
}
