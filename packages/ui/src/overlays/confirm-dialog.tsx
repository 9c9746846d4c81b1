import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../actions/button.tsx";
import { Field } from "../forms/field.tsx";
import { TextInput } from "../forms/text-input.tsx";
import { words } from "../words.ts";
import { Dialog } from "./dialog.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What is lost and what stays. */
  children: ReactNode;
  /** Must be typed before the button acts. Without it one press is enough: for what can be made again. */
  name?: string | undefined;
  /** A verb and its object: "Delete data set". */
  confirm: string;
  /** The way back, where "Cancel" could be taken for the act itself. */
  keep?: string | undefined;
  onConfirm: () => void;
  busy?: boolean | undefined;
  error?: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, name, confirm, onConfirm, busy = false, error } = props;
  const { keep = words.cancel } = props;
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (open) setTyped("");
  }, [open]);
  const matches = name === undefined || typed.trim() === name;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="small"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{keep}</Button>
          <Button
            look="danger"
            busy={busy}
            disabledReason={matches ? undefined : words.confirm.label(name)}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (matches && !busy) onConfirm();
        }}
      >
        <div className="text-muted">{children}</div>
        {name !== undefined && (
          <Field label={words.confirm.label(name)}>
            <TextInput value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
          </Field>
        )}
        {error}
      </form>
    </Dialog>
  );
}
