import { CopyButton } from "@facet/ui/actions/copy-button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { useEffect, useRef } from "react";
import { myAccountWords } from "../../words/my-account.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { Form } from "../forms/use-form.ts";
import { QrPicture } from "./qr-picture.tsx";

const words = myAccountWords.totp;

interface ScanCodeProps {
  readonly id: string;
  readonly form: Form<{ readonly code: string }>;
  readonly secret: string;
  readonly uri: string;
}

/** The secret as a picture and as text, and the code that proves that the app has it. */
export function ScanCode({ id, form, secret, uri }: ScanCodeProps) {
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => code.current?.focus(), []);
  return (
    <form id={id} {...form.props} className="grid gap-4">
      <QrPicture text={uri} label={words.picture} />
      <div className="grid gap-1">
        <p className="text-muted text-sm">{words.byHand}</p>
        <p className="flex flex-wrap items-center gap-2">
          <code className="text-table [overflow-wrap:anywhere]">{secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyButton text={secret} label={words.copy} look="plain" />
        </p>
      </div>
      <Field label={words.code} hint={words.codeHint} error={form.wrong.code}>
        <TextInput
          ref={code}
          value={form.values.code}
          onChange={(next) => form.set("code", next)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          className="max-w-40"
        />
      </Field>
      <FormProblem text={form.problem} />
    </form>
  );
}
