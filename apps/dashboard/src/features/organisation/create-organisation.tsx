"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId } from "react";
import { chooseOrganisation } from "../../data/chosen-organisation.ts";
import { useCreateOrganisation } from "../../data/organisations.ts";
import { organisationWords } from "../../words/organisation.ts";
import { settingsWords } from "../../words/settings.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";

const words = organisationWords.create;

interface CreateOrganisationProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Founds an organisation and goes there. */
export function CreateOrganisation({ open, onOpenChange }: CreateOrganisationProps) {
  const create = useCreateOrganisation();
  const formId = useId();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => (name.trim() === "" ? { name: organisationWords.name.none } : {}),
    send: ({ name }) => create.mutateAsync({ name: name.trim() }),
    onDone({ id }) {
      chooseOrganisation(id);
      window.location.assign("/");
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        form.reset();
        onOpenChange(next);
      }}
      title={words.title}
      description={words.lead}
      size="small"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{settingsWords.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id={formId} {...form.props} className="grid gap-4">
        <Field label={words.label} error={form.wrong.name} required>
          <TextInput
            value={form.values.name}
            onChange={(name) => form.set("name", name)}
            maxLength={100}
            autoComplete="off"
          />
        </Field>
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}
