import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { myAccountWords } from "../../words/my-account.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { Form } from "../forms/use-form.ts";

const words = myAccountWords.totp;

interface ConfirmPasswordProps {
  readonly id: string;
  readonly form: Form<{ readonly password: string }>;
}

/** The password once more, before something that concerns how one signs in. */
export function ConfirmPassword({ id, form }: ConfirmPasswordProps) {
  return (
    <form id={id} {...form.props} className="grid gap-4">
      <Field label={words.password} error={form.wrong.password}>
        <TextInput
          type="password"
          value={form.values.password}
          onChange={(password) => form.set("password", password)}
          autoComplete="current-password"
        />
      </Field>
      <FormProblem text={form.problem} />
    </form>
  );
}

export function checkPassword({ password }: { readonly password: string }) {
  return password === "" ? { password: words.noPassword } : {};
}
