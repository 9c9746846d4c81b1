"use client";
import { useRouter } from "next/navigation";
import { useRemoveExport } from "../../data/exports.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { exportWords } from "../../words/exports.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = exportWords.remove;

export function RemoveExport({ id }: { id: string }) {
  const removal = useRemoveExport();
  const router = useRouter();
  const href = useProjectHref();
  return (
    <RemoveButton words={words} removal={removal} id={id} onRemoved={() => router.push(href("models"))}>
      {words.lead}
    </RemoveButton>
  );
}
