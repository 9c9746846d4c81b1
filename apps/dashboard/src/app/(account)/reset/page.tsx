import type { Metadata } from "next";
import { ResetPage } from "../../../features/account/reset-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.reset.title };

export default function Page() {
  return <ResetPage />;
}
