"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { useState } from "react";
import { useUpdateMe } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { SavedNote } from "../settings/saved-note.tsx";
import type { User } from "./user.ts";

const words = myAccountWords.profile;

/** Name and address. The address changes only with the password, once there is one. */
export function ProfilePanel({ user }: { user: User }) {
  const update = useUpdateMe();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    initial: { name: user.name, email: user.email ?? "", password: "" },
    check: (values) => ({
      ...(values.name.trim() === "" ? { name: words.noName } : {}),
      ...(isOther(values.email) && !/^\S+@\S+$/.test(values.email.trim()) ? { email: words.badEmail } : {}),
      ...(needsPassword(values.email) && values.password === "" ? { password: words.noPassword } : {}),
    }),
    send: ({ name, email, password }) =>
      update.mutateAsync({
        name: name.trim(),
        ...(isOther(email) ? { email: email.trim() } : {}),
        ...(password === "" ? {} : { password }),
      }),
    onDone({ name, email }: User) {
      form.reset({ name, email: email ?? "", password: "" });
      setSaved(true);
    },
  });
  const { values, wrong } = form;

  function isOther(email: string): boolean {
    return email.trim() !== (user.email ?? "");
  }
  function needsPassword(email: string): boolean {
    return user.hasPassword && user.email !== null && isOther(email);
  }
  function set(name: "name" | "email" | "password", value: string): void {
    setSaved(false);
    form.set(name, value);
  }

  return (
    <Panel title={words.title}>
      <form {...form.props} className="grid max-w-100 gap-4">
        <Field label={words.name} hint={words.nameHint} error={wrong.name}>
          <TextInput
            value={values.name}
            onChange={(name) => set("name", name)}
            maxLength={100}
            autoComplete="name"
          />
        </Field>
        <Field label={words.email} hint={words.emailHint} error={wrong.email}>
          <TextInput
            type="email"
            value={values.email}
            onChange={(email) => set("email", email)}
            autoComplete="email"
          />
        </Field>
        {needsPassword(values.email) && (
          <Field label={words.password} hint={words.passwordHint} error={wrong.password}>
            <TextInput
              type="password"
              value={values.password}
              onChange={(password) => set("password", password)}
              autoComplete="current-password"
            />
          </Field>
        )}
        <FormProblem text={form.problem} />
        <div className="flex items-center gap-3">
          <Button type="submit" busy={form.busy}>
            {settingsWords.save}
          </Button>
          <SavedNote shown={saved} />
        </div>
      </form>
    </Panel>
  );
}
