"use client";
import { Button } from "@facet/ui/actions/button";
import { useQuery } from "@tanstack/react-query";
import { signInQueries } from "../../data/sign-in.ts";
import { accountWords } from "../../words/account.ts";

/**
 * The way in through an identity provider, where one is set up. No link, which a page might fetch ahead: the API answers
 * with a cookie for the way back.
 */
export function ProviderSignIn({ next, invitation }: { next?: string; invitation?: string }) {
  const { data } = useQuery(signInQueries.status());
  if (data?.methods.includes("oidc") !== true) return null;
  const query = new URLSearchParams({
    ...(next === undefined ? {} : { next }),
    ...(invitation === undefined ? {} : { invitation }),
  });
  return (
    <Button onClick={() => window.location.assign(`/api/v1/auth/oidc/start?${query.toString()}`)}>
      {accountWords.signIn.oidc}
    </Button>
  );
}
