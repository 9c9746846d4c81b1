import type { Metadata } from "next";
import { Suspense } from "react";
import { LinkPage } from "../../../features/account/link-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.link.title };

export default function Page() {
  return (
    <Suspense>
      <LinkPage />
    </Suspense>
  );
}
