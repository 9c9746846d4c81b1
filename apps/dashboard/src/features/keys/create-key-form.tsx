import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextInput } from "@facet/ui/forms/text-input";
import { keyWords, type ScopeNoun } from "../../words/keys.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { Form } from "../forms/use-form.ts";
import type { Level, RightsPreset, Scope } from "./key-rights.ts";
import { RightsField } from "./rights-field.tsx";

const words = keyWords.dialog;

export type Lifetime = keyof typeof words.days;
export const lifetimes: readonly Lifetime[] = ["30", "90", "365", "never"];

export interface KeyChoices {
  readonly name: string;
  readonly where: "project" | "all";
  readonly expiresAt: Lifetime;
  readonly scopes: RightsPreset | null;
  readonly levels: ReadonlyMap<ScopeNoun, Level>;
}

interface CreateKeyFormProps {
  readonly id: string;
  readonly form: Form<KeyChoices>;
  readonly mine: readonly Scope[];
  readonly projectName: string;
}

export function CreateKeyForm({ id, form, mine, projectName }: CreateKeyFormProps) {
  const { values, set, wrong } = form;
  return (
    <form id={id} {...form.props} className="grid gap-4">
      <Field label={words.name} hint={words.nameHint} error={wrong.name} required>
        <TextInput
          value={values.name}
          onChange={(name) => set("name", name)}
          maxLength={100}
          autoComplete="off"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.project}>
          <Select
            value={values.where}
            onChange={(where) => set("where", where)}
            choices={[
              { value: "project", label: words.thisProject(projectName) },
              { value: "all", label: keyWords.allProjects },
            ]}
          />
        </Field>
        <Field label={words.expires} error={wrong.expiresAt}>
          <Select
            value={values.expiresAt}
            onChange={(lifetime) => set("expiresAt", lifetime)}
            choices={lifetimes.map((value) => ({ value, label: words.days[value] }))}
          />
        </Field>
      </div>
      <RightsField
        mine={mine}
        preset={values.scopes}
        levels={values.levels}
        onPreset={(preset) => set("scopes", preset)}
        onLevels={(levels) => set("levels", levels)}
        error={wrong.scopes}
      />
      <FormProblem text={form.problem} />
    </form>
  );
}
