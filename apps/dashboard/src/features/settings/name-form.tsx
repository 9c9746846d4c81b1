"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { useState } from "react";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { SavedNote } from "./saved-note.tsx";

interface NameFormProps {
  readonly label: string;
  readonly hint?: string;
  readonly none: string;
  readonly name: string;
  readonly send: (name: string) => Promise<unknown>;
}

/** One name with its Save button. */
export function NameForm({ label, hint, none, name, send }: NameFormProps) {
  const [saved, setSaved] = useState(false);
  const form = useForm({
    initial: { name },
    check: (values) => (values.name.trim() === "" ? { name: none } : {}),
    send: (values) => send(values.name.trim()),
    onDone: () => setSaved(true),
  });
  return (
    <form {...form.props} className="grid max-w-100 gap-3">
      <Field label={label} hint={hint} error={form.wrong.name}>
        <TextInput
          value={form.values.name}
          onChange={(next) => {
            setSaved(false);
            form.set("name", next);
          }}
          maxLength={100}
          autoComplete="off"
        />
      </Field>
      <FormProblem text={form.problem} />
      <div className="flex items-center gap-3">
        <Button type="submit" busy={form.busy}>
          {settingsWords.save}
        </Button>
        <SavedNote shown={saved} />
      </div>
    </form>
  );
}
