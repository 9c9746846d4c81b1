"use client";
import { useRouter } from "next/navigation";
import { useRemoveEvaluation } from "../../data/evaluations.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { evaluationWords } from "../../words/evaluations.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = evaluationWords.remove;

export function RemoveEvaluation({ id }: { id: string }) {
  const removal = useRemoveEvaluation();
  const router = useRouter();
  const href = useProjectHref();
  return (
    <RemoveButton words={words} removal={removal} id={id} onRemoved={() => router.push(href("evaluations"))}>
      {words.lead}
    </RemoveButton>
  );
}
