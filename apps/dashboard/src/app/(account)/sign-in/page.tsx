import type { Metadata } from "next";
import { Suspense } from "react";
import { SignInPage } from "../../../features/account/sign-in-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.signIn.title };

export default function Page() {
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  );
}
