"use client";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { ErrorState } from "@facet/ui/states/error-state";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRemoveExport } from "../../data/exports.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { exportWords } from "../../words/exports.ts";

const words = exportWords.remove;

export function RemoveExport({ id }: { id: string }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useRemoveExport();
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
        confirm={words.act}
        busy={isPending}
        onConfirm={() => mutate(id, { onSuccess: () => router.push(href("models")) })}
        error={error !== null && <ErrorState error={error} />}
      >
        {words.lead}
      </ConfirmDialog>
    </>
  );
}
