import type { Metadata } from "next";
import { ForgotPage } from "../../../features/account/forgot-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.forgot.title };

export default function Page() {
  return <ForgotPage />;
}
