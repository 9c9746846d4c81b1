"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { RadioCards } from "@facet/ui/forms/radio-cards";
import { TextInput } from "@facet/ui/forms/text-input";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId } from "react";
import { useImportBaseModel, useRemoveBaseModel } from "../../data/base-models.ts";
import { useProjectId } from "../../frame/project.tsx";
import { baseModelWords } from "../../words/base-models.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { useForm } from "../forms/use-form.ts";
import { HubFields } from "./hub-fields.tsx";
import { checkDraft, draftBody, draftName, type ImportDraft, type SourceType } from "./import-draft.ts";

const words = baseModelWords.dialog;
const types: readonly SourceType[] = ["starter", "hub", "folder", "gguf"];

interface ImportDialogProps {
  /** What to begin with. */
  readonly draft: ImportDraft;
  /** One that did not arrive: it makes room once the new one is begun. */
  readonly replaces?: string;
  readonly onClose: () => void;
}

/** Where a model comes from and what it is called; the job that brings it in shows itself on the page. */
export function ImportDialog({ draft, replaces, onClose }: ImportDialogProps) {
  const projectId = useProjectId();
  const bring = useImportBaseModel();
  const remove = useRemoveBaseModel();
  const formId = useId();
  const form = useForm({
    initial: draft,
    check: checkDraft,
    send: (values) => bring.mutateAsync(draftBody(values, projectId)),
    onDone: () => {
      if (replaces !== undefined) remove.mutate(replaces);
      onClose();
    },
  });
  const { values, set, wrong } = form;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.lead}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {words.send}
          </Button>
        </>
      }
    >
      <form id={formId} {...form.props} className="grid gap-4">
        <RadioCards
          legend={words.where}
          value={values.type}
          onChange={(type) => set("type", type)}
          choices={types.map((value) => ({ value, ...words.choices[value] }))}
        />
        {values.type === "hub" && <HubFields form={form} />}
        {values.type === "folder" && (
          <Field label={words.folder} hint={words.folderHint} error={wrong.folder} required>
            <TextInput
              mono
              value={values.folder}
              onChange={(path) => set("folder", path)}
              spellCheck={false}
            />
          </Field>
        )}
        {values.type === "gguf" && (
          <Field label={words.gguf} hint={words.ggufHint} error={wrong.gguf} required>
            <TextInput mono value={values.gguf} onChange={(path) => set("gguf", path)} spellCheck={false} />
          </Field>
        )}
        <Field label={words.name} hint={words.nameHint} error={wrong.name}>
          <TextInput
            mono
            value={values.name}
            onChange={(name) => set("name", name)}
            placeholder={draftName({ ...values, name: "" })}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}
