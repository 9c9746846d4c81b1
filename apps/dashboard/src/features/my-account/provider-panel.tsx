"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { useQuery } from "@tanstack/react-query";
import { signInQueries } from "../../data/sign-in.ts";
import { myAccountWords } from "../../words/my-account.ts";

const words = myAccountWords.provider;

/** Connects this account with the one at the organisation's identity provider, where one is set up. */
export function ProviderPanel() {
  const { data } = useQuery(signInQueries.status());
  if (data?.methods.includes("oidc") !== true) return null;
  function connect(): void {
    const query = new URLSearchParams({ connect: "1", next: window.location.pathname });
    window.location.assign(`/api/v1/auth/oidc/start?${query.toString()}`);
  }
  return (
    <Panel title={words.title}>
      <div className="grid justify-items-start gap-3">
        <p className="max-w-150 text-muted">{words.lead}</p>
        <Button onClick={connect}>{words.connect}</Button>
      </div>
    </Panel>
  );
}
