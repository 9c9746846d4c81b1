"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { ErrorState } from "@facet/ui/states/error-state";
import { useState } from "react";
import { useCancelFineTune } from "../../data/fine-tunes.ts";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.cancel;

export function CancelRun({ run }: { run: FineTune }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useCancelFineTune();
  return (
    <>
      <Button onClick={() => setAsks(true)} busy={isPending}>
        {cockpitWords.actions.cancel}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={(open) => {
          reset();
          setAsks(open);
        }}
        title={words.title}
        confirm={words.confirm}
        keep={words.keep}
        busy={isPending}
        onConfirm={() => mutate(run.id, { onSuccess: () => setAsks(false) })}
        error={error !== null && <ErrorState error={error} />}
      >
        {words.lead}
      </ConfirmDialog>
    </>
  );
}
