import type { Metadata } from "next";
import { SetUpPage } from "../../../features/account/setup-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.setUp.title };

export default function Page() {
  return <SetUpPage />;
}
