"use client";
import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { useRemoveBaseModel } from "../../data/base-models.ts";
import { baseModelWords } from "../../words/base-models.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = baseModelWords.remove;

export function RemoveBaseModel({ model, onRemoved }: { model: BaseModel; onRemoved: () => void }) {
  const removal = useRemoveBaseModel();
  return (
    <RemoveButton words={words} name={model.name} removal={removal} id={model.id} onRemoved={onRemoved}>
      {words.lead}
    </RemoveButton>
  );
}
