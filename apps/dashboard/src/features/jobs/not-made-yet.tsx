"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { PageHeader } from "@facet/ui/layout/page-header";
import { useProjectHref } from "../../frame/project.tsx";

interface NotMadeYetProps {
  readonly words: {
    readonly waiting: { readonly title: string; readonly sentence: string; readonly open: string };
    readonly failed: { readonly title: string; readonly sentence: string };
  };
  /** What a run makes of its own: an evaluation, an export. */
  readonly made: { readonly state: string; readonly fineTuneId: string };
}

/** The page of something that its run has not made yet, or could not make: the run says why. */
export function NotMadeYet({ words, made }: NotMadeYetProps) {
  const href = useProjectHref();
  const { title, sentence } = made.state === "failed" ? words.failed : words.waiting;
  return (
    <PageHeader
      title={title}
      sentence={sentence}
      actions={
        <LinkButton look="main" href={href("fine-tunes", made.fineTuneId)}>
          {words.waiting.open}
        </LinkButton>
      }
    />
  );
}
