"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId } from "react";
import { useSetSecret } from "../../data/secrets.ts";
import { secretWords } from "../../words/secrets.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";

const words = secretWords.dialog;

interface AddSecretProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The value goes in and is forgotten by the page as soon as the API has it. */
export function AddSecret({ open, onOpenChange }: AddSecretProps) {
  const save = useSetSecret();
  const formId = useId();
  const form = useForm({
    initial: { name: "", value: "" },
    check: ({ name, value }) => ({
      ...(name.trim() === "" ? { name: words.noName } : {}),
      ...(value.trim() === "" ? { value: words.noValue } : {}),
    }),
    send: ({ name, value }) =>
      save.mutateAsync({ name: name.trim(), kind: "hub-token", value: value.trim() }).finally(save.reset),
    onDone: () => change(false),
  });
  const { values, set, wrong } = form;

  function change(next: boolean): void {
    if (!next) form.reset();
    onOpenChange(next);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={words.title}
      description={words.lead}
      size="small"
      actions={
        <>
          <Button onClick={() => change(false)}>{settingsWords.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={formId} {...form.props} className="grid gap-4">
        <Field label={words.name} hint={words.nameHint} error={wrong.name} required>
          <TextInput
            value={values.name}
            onChange={(name) => set("name", name)}
            maxLength={100}
            autoComplete="off"
          />
        </Field>
        <Field label={words.value} hint={words.valueHint} error={wrong.value} required>
          <TextInput
            type="password"
            mono
            value={values.value}
            onChange={(value) => set("value", value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}
