"use client";
import { Button } from "@facet/ui/actions/button";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId } from "react";
import { useChangeTotp } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { settingsWords } from "../../words/settings.ts";
import { useForm } from "../forms/use-form.ts";
import { ConfirmPassword, checkPassword } from "./confirm-password.tsx";

const words = myAccountWords.totp;

export function TotpEnd({ onClose }: { onClose: () => void }) {
  const change = useChangeTotp();
  const formId = useId();
  const form = useForm({
    initial: { password: "" },
    check: checkPassword,
    send: (values) => change.mutateAsync({ action: "disable", ...values }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.endTitle}
      description={words.endLead}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{settingsWords.cancel}</Button>
          <Button look="danger" type="submit" form={formId} busy={form.busy}>
            {words.end}
          </Button>
        </>
      }
    >
      <ConfirmPassword id={formId} form={form} />
    </Dialog>
  );
}
