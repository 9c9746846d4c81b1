"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { ErrorState } from "@facet/ui/states/error-state";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRemoveModel } from "../../data/models.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { modelWords } from "../../words/models.ts";

const words = modelWords.remove;

export function RemoveModel({ model }: { model: Model }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useRemoveModel();
  const router = useRouter();
  const href = useProjectHref();
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
        onConfirm={() => mutate(model.id, { onSuccess: () => router.push(href("models")) })}
        error={error !== null && <ErrorState error={error} />}
      >
        {words.lead}
      </ConfirmDialog>
    </>
  );
}
