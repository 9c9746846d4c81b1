"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextInput } from "@facet/ui/forms/text-input";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { secretQueries } from "../../data/secrets.ts";
import { baseModelWords } from "../../words/base-models.ts";
import type { Form } from "../forms/use-form.ts";
import { AddSecret } from "../secrets/add-secret.tsx";
import type { ImportDraft } from "./import-draft.ts";

const words = baseModelWords.dialog;

/** A repository, the revision to pin, and the token where its licence asks for one. */
export function HubFields({ form }: { form: Form<ImportDraft> }) {
  const { values, set, wrong } = form;
  const [adding, setAdding] = useState(false);
  const { data: secrets = [] } = useInfiniteQuery(secretQueries.list());
  const tokens = secrets.filter(({ kind }) => kind === "hub-token");
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr]">
        <Field label={words.repo} hint={words.repoHint} error={wrong.repo} required>
          <TextInput
            mono
            value={values.repo}
            onChange={(repo) => set("repo", repo)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <Field label={words.revision} hint={words.revisionHint} error={wrong.revision} required>
          <TextInput
            mono
            value={values.revision}
            onChange={(revision) => set("revision", revision)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </div>
      <Field
        label={words.secret}
        hint={words.secretHint}
        error={wrong.secretId}
        aside={
          <Button size="small" look="quiet" onClick={() => setAdding(true)}>
            {words.addSecret}
          </Button>
        }
      >
        <Select
          value={values.secretId}
          onChange={(secretId) => set("secretId", secretId)}
          choices={[
            { value: "", label: words.noSecret },
            ...tokens.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <AddSecret open={adding} onOpenChange={setAdding} />
    </>
  );
}
