import type { Metadata } from "next";
import { InvitePage } from "../../../features/account/invite-page.tsx";
import { accountWords } from "../../../words/account.ts";

export const metadata: Metadata = { title: accountWords.invite.opening };

export default function Page() {
  return <InvitePage />;
}
