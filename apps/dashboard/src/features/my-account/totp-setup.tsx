"use client";
import { Button } from "@facet/ui/actions/button";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId, useState } from "react";
import { useChangeTotp } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { settingsWords } from "../../words/settings.ts";
import { useForm } from "../forms/use-form.ts";
import { ConfirmPassword, checkPassword } from "./confirm-password.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { ScanCode } from "./scan-code.tsx";

const words = myAccountWords.totp;

interface TotpSetupProps {
  readonly onClose: () => void;
}

/** Password, picture and code, recovery codes. It counts only after the code was right, so nobody locks themselves out. */
export function TotpSetup({ onClose }: TotpSetupProps) {
  const change = useChangeTotp();
  const [begun, setBegun] = useState<{ readonly secret: string; readonly uri: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [saved, setSaved] = useState(false);
  const formId = useId();
  const password = useForm({
    initial: { password: "" },
    check: checkPassword,
    send: (values) => change.mutateAsync({ action: "begin", ...values }),
    onDone: ({ secret, uri }: { secret: string | null; uri: string | null }) =>
      secret !== null && uri !== null && setBegun({ secret, uri }),
  });
  const code = useForm({
    initial: { code: "" },
    check: (values) => (values.code.replaceAll(/\s/g, "").length < 6 ? { code: words.noCode } : {}),
    send: (values) => change.mutateAsync({ action: "confirm", code: values.code.trim() }),
    onDone: ({ recoveryCodes }: { recoveryCodes: readonly string[] | null }) => setCodes(recoveryCodes ?? []),
  });

  if (codes !== undefined)
    return (
      <Dialog
        open
        onOpenChange={() => saved && onClose()}
        title={words.recoveryTitle}
        description={words.recoveryLead}
        size="small"
        actions={
          <Button look="main" disabledReason={saved ? undefined : words.recoveryFirst} onClick={onClose}>
            {settingsWords.done}
          </Button>
        }
      >
        <RecoveryCodes codes={codes} saved={saved} onSaved={setSaved} />
      </Dialog>
    );
  const form = begun === undefined ? password : code;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={begun === undefined ? words.beginTitle : words.scan}
      description={begun === undefined ? words.passwordLead : undefined}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{settingsWords.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {begun === undefined ? words.next : words.confirm}
          </Button>
        </>
      }
    >
      {begun === undefined ? (
        <ConfirmPassword id={formId} form={password} />
      ) : (
        <ScanCode id={formId} form={code} {...begun} />
      )}
    </Dialog>
  );
}
