"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Region } from "@facet/ui/states/region";
import { SkeletonLines } from "@facet/ui/states/skeleton";
import { skipToken, useQuery } from "@tanstack/react-query";
import { signInQueries } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { accountWords } from "../../words/account.ts";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { ProviderSignIn } from "./provider-sign-in.tsx";
import { useKeptFragment } from "./use-kept-fragment.ts";

const words = accountWords.invite;

/** An invitation's link: who invites where, and the way in with or without an account. */
export function InvitePage() {
  const token = useKeptFragment("facet-invitation");
  const asked = signInQueries.invitation(token ?? "");
  const query = useQuery({
    ...asked,
    ...(token === undefined || token === "" ? { queryFn: skipToken } : {}),
  });
  const { data: status } = useQuery(signInQueries.status());
  const isGone =
    token === "" ||
    (query.error instanceof FacetApiError && [404, 409, 410, 422].includes(query.error.status));
  if (isGone)
    return (
      <FrontPage title={words.invalid} lead={words.invalidLead}>
        <div>
          <LinkButton href="/sign-in">{accountWords.signIn.title}</LinkButton>
        </div>
      </FrontPage>
    );
  const offered = query.data;
  return (
    <FrontPage
      title={offered === undefined ? words.opening : words.title(offered.organisation.name)}
      lead={offered === undefined ? undefined : words.lead(offered.invitedBy, words.roles[offered.role])}
    >
      <Region query={query} skeleton={<SkeletonLines />}>
        {(invitation) => (
          <>
            <AcceptInvitation
              token={token ?? ""}
              invitation={invitation}
              signedIn={status?.signedIn === true}
            />
            {status?.signedIn !== true && <ProviderSignIn invitation={token ?? ""} />}
          </>
        )}
      </Region>
    </FrontPage>
  );
}
