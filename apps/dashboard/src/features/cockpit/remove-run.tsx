"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { ErrorState } from "@facet/ui/states/error-state";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRemoveFineTune } from "../../data/fine-tunes.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.remove;

export function RemoveRun({ run }: { run: FineTune }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useRemoveFineTune();
  const router = useRouter();
  const href = useProjectHref();
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        {cockpitWords.actions.remove}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={(open) => {
          reset();
          setAsks(open);
        }}
        title={words.title}
        name={run.name}
        confirm={words.confirm}
        busy={isPending}
        onConfirm={() => mutate(run.id, { onSuccess: () => router.push(href("fine-tunes")) })}
        error={error !== null && <ErrorState error={error} />}
      >
        {words.lead}
      </ConfirmDialog>
    </>
  );
}
