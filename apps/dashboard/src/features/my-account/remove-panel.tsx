"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { removeMe } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { User } from "./user.ts";

const words = myAccountWords.remove;

export function RemovePanel({ user }: { user: User }) {
  const remove = useMutation({
    mutationFn: removeMe,
    onSuccess: () => window.location.assign("/sign-in"),
  });
  const [removing, setRemoving] = useState(false);
  return (
    <Panel title={words.title}>
      <div className="grid justify-items-start gap-3">
        <p className="max-w-150 text-muted">
          {words.lead} {words.alone}
        </p>
        <Button look="danger" onClick={() => setRemoving(true)}>
          {words.button}
        </Button>
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={(open) => {
          remove.reset();
          setRemoving(open);
        }}
        title={words.confirmTitle}
        name={user.email ?? user.name}
        confirm={words.confirm}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        error={<FormProblem text={remove.error === null ? undefined : problemText(remove.error)} />}
      >
        {words.lead} {words.alone}
      </ConfirmDialog>
    </Panel>
  );
}
