"use client";
import { Button } from "@facet/ui/actions/button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { useCreateProject } from "../data/projects.ts";
import { frameWords } from "../words/frame.ts";
import { problemText } from "../words/problem-text.ts";
import type { OverlayProps } from "./use-show-overlay.ts";

const words = frameWords.newProject;

/** Makes a project and goes there. */
export function NewProject({ open, onOpenChange }: OverlayProps) {
  const [name, setName] = useState("");
  const create = useCreateProject();
  const router = useRouter();
  const formId = useId();
  const first = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const project = await create.mutateAsync({ name }).catch(() => undefined);
    if (project === undefined) return first.current?.focus();
    onOpenChange(false);
    setName("");
    router.push(`/${project.id}/home`);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.lead}
      size="small"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{words.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={create.isPending}>
            {words.create}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <Field
          label={words.name}
          hint={words.nameHint}
          error={create.error === null ? undefined : problemText(create.error)}
        >
          <TextInput ref={first} value={name} onChange={setName} maxLength={100} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
