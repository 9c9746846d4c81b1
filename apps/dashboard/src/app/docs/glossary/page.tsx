import type { Metadata } from "next";
import { GlossaryList } from "../../../features/help/glossary-list.tsx";
import { HelpFrame } from "../../../features/help/help-frame.tsx";
import { helpWords as words } from "../../../words/help.ts";

export const metadata: Metadata = { title: words.glossary };

export default function Page() {
  return (
    <HelpFrame slug="glossary" title={words.glossary} lead={words.glossaryLead}>
      <GlossaryList />
    </HelpFrame>
  );
}
