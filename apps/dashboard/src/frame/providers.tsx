"use client";
import { LinkProvider } from "@facet/ui/navigation/link";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "../data/query-client.ts";
import { ApiCallsProvider } from "./api-calls.tsx";
import { forbidEvaluatedCode } from "./forbid-evaluated-code.ts";
import { Glossary } from "./glossary.tsx";
import { PageLink } from "./page-link.tsx";
import { signInAddress } from "./sign-in-address.ts";

forbidEvaluatedCode();

interface ProvidersProps {
  readonly nonce: string;
  readonly children: ReactNode;
}

/** What every page stands in: the cache, links that do not reload, and the nonce for styles that scripts add. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [cache] = useState(() => createQueryClient(leave));
  setNonce(nonce);
  return (
    <QueryClientProvider client={cache}>
      <LinkProvider link={PageLink}>
        <Glossary>
          <ApiCallsProvider>{children}</ApiCallsProvider>
        </Glossary>
      </LinkProvider>
    </QueryClientProvider>
  );
}

/** A whole new page: nothing that was read as this person stays in memory. */
function leave(): void {
  const { pathname, search } = window.location;
  if (!pathname.startsWith("/sign-in")) window.location.assign(signInAddress(pathname + search));
}
