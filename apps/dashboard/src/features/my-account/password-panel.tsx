"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { useState } from "react";
import { useChangePassword } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { NewPasswordField } from "../account/password-field.tsx";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { SavedNote } from "../settings/saved-note.tsx";
import type { User } from "./user.ts";

const words = myAccountWords.password;
const shortest = 10;
const empty = { current: "", next: "" };

export function PasswordPanel({ user }: { user: User }) {
  const change = useChangePassword();
  const [changed, setChanged] = useState(false);
  const form = useForm({
    initial: empty,
    check: ({ current, next }) => ({
      ...(user.hasPassword && current === "" ? { current: words.noCurrent } : {}),
      ...(next.length < shortest ? { next: words.tooShort } : {}),
    }),
    send: ({ current, next }) => change.mutateAsync({ current: user.hasPassword ? current : null, next }),
    onDone() {
      form.reset(empty);
      setChanged(true);
    },
  });
  const { values, wrong } = form;

  function set(name: "current" | "next", value: string): void {
    setChanged(false);
    form.set(name, value);
  }

  if (user.email === null)
    return (
      <Panel title={words.title}>
        <p className="text-muted">{words.needsEmail}</p>
      </Panel>
    );
  return (
    <Panel title={user.hasPassword ? words.title : words.setTitle}>
      <form {...form.props} className="grid max-w-100 gap-4">
        <p className="text-muted">{user.hasPassword ? words.changeLead : words.setLead}</p>
        {/* Tells a password manager whose password this is. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        {user.hasPassword && (
          <Field label={words.current} error={wrong.current}>
            <TextInput
              type="password"
              value={values.current}
              onChange={(current) => set("current", current)}
              autoComplete="current-password"
            />
          </Field>
        )}
        <NewPasswordField value={values.next} onChange={(next) => set("next", next)} error={wrong.next} />
        <FormProblem text={form.problem} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={form.busy}>
            {user.hasPassword ? words.change : words.set}
          </Button>
          <SavedNote shown={changed} text={words.changed} />
        </div>
      </form>
    </Panel>
  );
}
