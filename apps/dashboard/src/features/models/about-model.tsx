"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextArea } from "@facet/ui/forms/text-area";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { useState } from "react";
import { useUpdateModel } from "../../data/models.ts";
import { modelWords } from "../../words/models.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { SavedNote } from "../settings/saved-note.tsx";

const words = modelWords.one.about;

/** What people want to remember of a model, and find it by. */
export function AboutModel({ model }: { model: Model }) {
  const [saved, setSaved] = useState(false);
  const update = useUpdateModel();
  const form = useForm({
    initial: { description: model.description, tags: model.tags.join(", ") },
    send: ({ description, tags }) => {
      const list = tags
        .split(",")
        .map((tag) => tag.trim())
        .filter((tag) => tag !== "");
      return update.mutateAsync({ id: model.id, changes: { description, tags: [...new Set(list)] } });
    },
    onDone: () => setSaved(true),
  });
  const change = (name: "description" | "tags", value: string) => {
    setSaved(false);
    form.set(name, value);
  };
  return (
    <Panel title={words.title}>
      <form {...form.props} className="grid gap-3">
        <Field label={words.description} hint={words.descriptionHint} error={form.wrong.description} optional>
          <TextArea
            value={form.values.description}
            onChange={(next) => change("description", next)}
            rows={3}
            maxLength={2000}
          />
        </Field>
        <Field label={words.tags} hint={words.tagsHint} error={form.wrong.tags} optional>
          <TextInput value={form.values.tags} onChange={(next) => change("tags", next)} autoComplete="off" />
        </Field>
        <FormProblem text={form.problem} />
        <div className="flex items-center gap-3">
          <Button type="submit" busy={form.busy}>
            {words.save}
          </Button>
          <SavedNote shown={saved} />
        </div>
      </form>
    </Panel>
  );
}
