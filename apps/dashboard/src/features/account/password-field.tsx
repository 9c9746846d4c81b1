"use client";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { accountWords as words } from "../../words/account.ts";
import { passwordStrength } from "./password-strength.ts";

interface NewPasswordProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A password that someone chooses, with how hard it is to guess in plain words. */
export function NewPasswordField({ value, onChange, error }: NewPasswordProps) {
  const strength = passwordStrength(value);
  return (
    <Field
      label={words.newPassword}
      hint={words.passwordHint}
      error={error}
      aside={
        value === "" ? undefined : (
          <span role="status" className="ml-auto text-muted text-sm">
            {words.strength[strength]}
          </span>
        )
      }
    >
      <TextInput type="password" value={value} onChange={onChange} autoComplete="new-password" required />
    </Field>
  );
}
