import type { Metadata } from "next";
import { ErrorList } from "../../../features/help/error-list.tsx";
import { HelpFrame } from "../../../features/help/help-frame.tsx";
import { helpWords as words } from "../../../words/help.ts";

export const metadata: Metadata = { title: words.errors };

export default function Page() {
  return (
    <HelpFrame slug="errors" title={words.errors} lead={words.errorsLead}>
      <ErrorList />
    </HelpFrame>
  );
}
