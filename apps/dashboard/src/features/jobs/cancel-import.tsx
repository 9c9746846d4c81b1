"use client";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { ErrorState } from "@facet/ui/states/error-state";
import { useState } from "react";
import { useCancelJob } from "../../data/jobs.ts";

interface CancelImportProps {
  readonly jobId: string;
  readonly words: {
    readonly cancel: string;
    readonly asks: string;
    readonly asksLead: string;
    readonly confirm: string;
  };
}

/** Stops a job that brings something in, after asking. */
export function CancelImport({ jobId, words }: CancelImportProps) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useCancelJob();
  return (
    <>
      <Button size="small" onClick={() => setAsks(true)} busy={isPending}>
        {words.cancel}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={(open) => {
          reset();
          setAsks(open);
        }}
        title={words.asks}
        confirm={words.confirm}
        busy={isPending}
        onConfirm={() => mutate(jobId, { onSuccess: () => setAsks(false) })}
        error={error !== null && <ErrorState error={error} />}
      >
        {words.asksLead}
      </ConfirmDialog>
    </>
  );
}
