"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { useRouter } from "next/navigation";
import { useRemoveFineTune } from "../../data/fine-tunes.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { cockpitWords } from "../../words/cockpit.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = cockpitWords.remove;

export function RemoveRun({ run }: { run: FineTune }) {
  const removal = useRemoveFineTune();
  const router = useRouter();
  const href = useProjectHref();
  return (
    <RemoveButton
      words={words}
      name={run.name}
      removal={removal}
      id={run.id}
      onRemoved={() => router.push(href("fine-tunes"))}
    >
      {words.lead}
    </RemoveButton>
  );
}
