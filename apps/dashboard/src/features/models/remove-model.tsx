"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { useRouter } from "next/navigation";
import { useRemoveModel } from "../../data/models.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { modelWords } from "../../words/models.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = modelWords.remove;

export function RemoveModel({ model }: { model: Model }) {
  const removal = useRemoveModel();
  const router = useRouter();
  const href = useProjectHref();
  return (
    <RemoveButton
      words={words}
      name={model.name}
      removal={removal}
      id={model.id}
      onRemoved={() => router.push(href("models"))}
    >
      {words.lead}
    </RemoveButton>
  );
}
