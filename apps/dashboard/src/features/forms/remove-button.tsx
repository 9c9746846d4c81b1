"use client";
import { Button } from "@facet/ui/actions/button";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { type ReactNode, useState } from "react";
import { FormProblem } from "./form-problem.tsx";
import { removalProblem } from "./removal-problem.ts";

interface RemoveButtonProps {
  readonly words: {
    /** On the page: "Delete model". */
    readonly act: string;
    readonly title: string;
    /** In the dialog; the same as `act` where it is left out. */
    readonly confirm?: string;
    /** Of what is in use: what must go first. */
    readonly first?: string;
  };
  /** Typed before it goes; without it one press is enough. */
  readonly name?: string;
  readonly removal: {
    readonly mutate: (id: string, options: { onSuccess: () => void }) => void;
    readonly isPending: boolean;
    readonly error: unknown;
    readonly reset: () => void;
  };
  readonly id: string;
  readonly onRemoved: () => void;
  /** What is lost and what stays. */
  readonly children: ReactNode;
}

/** Deletes one thing for good, after asking. What the API says against it stands in the dialog. */
export function RemoveButton({ words, name, removal, id, onRemoved, children }: RemoveButtonProps) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = removal;
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
        name={name}
        confirm={words.confirm ?? words.act}
        busy={isPending}
        onConfirm={() => mutate(id, { onSuccess: onRemoved })}
        error={<FormProblem text={removalProblem(error, words.first)} />}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
