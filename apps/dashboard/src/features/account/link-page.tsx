"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Spinner } from "@facet/ui/actions/spinner";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { signInWithLink } from "../../data/sign-in.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { nextAddress } from "../../frame/sign-in-address.ts";
import { accountWords } from "../../words/account.ts";
import { problemText } from "../../words/problem-text.ts";
import { useFragment } from "./use-fragment.ts";

const words = accountWords.link;

/** Exchanges the one-time token of the address for a session, and goes in. */
export function LinkPage() {
  const token = useFragment();
  const next = nextAddress(useSearchParams().get("next"));
  const [error, setError] = useState<unknown>(null);
  const used = useRef("");
  useEffect(() => {
    if (token === undefined || token === "" || token === used.current) return;
    used.current = token;
    setError(null);
    const enter = async () => {
      try {
        await signInWithLink(token);
        window.location.replace(next);
      } catch (refused) {
        setError(refused);
      }
    };
    void enter();
  }, [token, next]);

  if (token === "" || error !== null) {
    const isInvalid = error instanceof FacetApiError && error.code === "link_invalid";
    const lead = token === "" ? words.missing : isInvalid ? words.invalidLead : problemText(error);
    return (
      <FrontPage title={words.invalid} lead={lead}>
        <div>
          <LinkButton href="/sign-in" look="main">
            {words.other}
          </LinkButton>
        </div>
      </FrontPage>
    );
  }
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <Spinner size={20} />
    </FrontPage>
  );
}
