"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { chooseOrganisation } from "../../data/chosen-organisation.ts";
import { useCreateOrganisation } from "../../data/organisations.ts";
import { FrontPage } from "../../frame/front-page.tsx";
import { organisationWords } from "../../words/organisation.ts";
import { startWords } from "../../words/start.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";

const words = startWords.noOrganisation;

/** For who was removed from the last one, or has left it. */
export function FirstOrganisation() {
  const create = useCreateOrganisation();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => (name.trim() === "" ? { name: organisationWords.name.none } : {}),
    send: ({ name }) => create.mutateAsync({ name: name.trim() }),
    onDone({ id }: { id: string }) {
      chooseOrganisation(id);
      window.location.assign("/");
    },
  });
  return (
    <FrontPage title={words.title} lead={words.lead}>
      <form {...form.props} className="grid gap-4">
        <Field label={organisationWords.name.label} error={form.wrong.name}>
          <TextInput
            value={form.values.name}
            onChange={(name) => form.set("name", name)}
            maxLength={100}
            autoComplete="off"
          />
        </Field>
        <FormProblem text={form.problem} />
        <Button look="main" type="submit" busy={form.busy}>
          {organisationWords.create.submit}
        </Button>
      </form>
    </FrontPage>
  );
}
