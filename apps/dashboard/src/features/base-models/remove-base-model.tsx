"use client";
import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useState } from "react";
import { useRemoveBaseModel } from "../../data/base-models.ts";
import { baseModelWords } from "../../words/base-models.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { removalProblem } from "../forms/removal-problem.ts";

const words = baseModelWords.remove;

export function RemoveBaseModel({ model, onRemoved }: { model: BaseModel; onRemoved: () => void }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useRemoveBaseModel();
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        {words.act}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={(open) => {
          reset();
          setAsks(open);
        }}
        title={words.title}
        name={model.name}
        confirm={words.act}
        busy={isPending}
        onConfirm={() => mutate(model.id, { onSuccess: onRemoved })}
        error={<FormProblem text={removalProblem(error, words.first)} />}
      >
        {words.lead}
      </ConfirmDialog>
    </>
  );
}
