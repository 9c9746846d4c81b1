"use client";
import { buttonClasses } from "@facet/ui/actions/button-classes";
import { useQuery } from "@tanstack/react-query";
import { signInQueries } from "../../data/sign-in.ts";
import { accountWords } from "../../words/account.ts";

/**
 * The way in through an identity provider, where one is set up. A plain link: the API answers with the provider's address
 * and a cookie for the way back, which no page may fetch ahead.
 */
export function ProviderSignIn({ next, invitation }: { next?: string; invitation?: string }) {
  const { data } = useQuery(signInQueries.status());
  if (data?.methods.includes("oidc") !== true) return null;
  const query = new URLSearchParams({
    ...(next === undefined ? {} : { next }),
    ...(invitation === undefined ? {} : { invitation }),
  });
  return (
    <a href={`/api/v1/auth/oidc/start?${query}`} className={buttonClasses("plain", "medium")}>
      {accountWords.signIn.oidc}
    </a>
  );
}
