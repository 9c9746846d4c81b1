"use client";
import { Button } from "@facet/ui/actions/button";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useId, useState } from "react";
import { useCreateApiKey } from "../../data/keys.ts";
import { keyWords } from "../../words/keys.ts";
import { settingsWords } from "../../words/settings.ts";
import { useForm } from "../forms/use-form.ts";
import { CreateKeyForm, type KeyChoices } from "./create-key-form.tsx";
import { CreatedKey } from "./created-key.tsx";
import { presetScopes, type Scope, scopesOf } from "./key-rights.ts";

const dayMs = 86_400_000;
const initial: KeyChoices = {
  name: "",
  where: "project",
  expiresAt: "90",
  scopes: "train",
  levels: new Map(),
};

interface CreateKeyProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What the maker may do: a key may do no more. */
  readonly mine: readonly Scope[];
  readonly project: { readonly id: string; readonly name: string };
}

/** Asks what the key is for, makes it, and shows it once. It closes only when the key is said to be saved. */
export function CreateKey({ open, onOpenChange, mine, project }: CreateKeyProps) {
  const create = useCreateApiKey();
  const [made, setMade] = useState<{ readonly secret: string | null }>();
  const [saved, setSaved] = useState(false);
  const formId = useId();
  const form = useForm<KeyChoices, { secret: string | null }>({
    initial,
    check: (values) => ({
      ...(values.name.trim() === "" ? { name: keyWords.dialog.noName } : {}),
      ...(chosenScopes(values, mine).length === 0 ? { scopes: keyWords.dialog.noRights } : {}),
    }),
    send: (values) =>
      create.mutateAsync({
        name: values.name.trim(),
        scopes: chosenScopes(values, mine),
        projectId: values.where === "project" ? project.id : null,
        expiresAt:
          values.expiresAt === "never"
            ? null
            : new Date(Date.now() + Number(values.expiresAt) * dayMs).toISOString(),
      }),
    onDone: ({ secret }) => setMade({ secret }),
  });
  const mayClose = made === undefined || made.secret === null || saved;

  function change(next: boolean): void {
    if (!next && !mayClose) return;
    onOpenChange(next);
    if (next) return;
    form.reset();
    setMade(undefined);
    setSaved(false);
    create.reset();
  }

  if (made !== undefined)
    return (
      <Dialog
        open={open}
        onOpenChange={change}
        title={keyWords.created.title}
        description={keyWords.created.lead}
        actions={
          <Button
            look="main"
            disabledReason={mayClose ? undefined : keyWords.created.savedFirst}
            onClick={() => change(false)}
          >
            {settingsWords.done}
          </Button>
        }
      >
        <CreatedKey secret={made.secret} saved={saved} onSaved={setSaved} />
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={keyWords.dialog.title}
      description={keyWords.dialog.lead}
      actions={
        <>
          <Button onClick={() => change(false)}>{settingsWords.cancel}</Button>
          <Button look="main" type="submit" form={formId} busy={form.busy}>
            {keyWords.dialog.create}
          </Button>
        </>
      }
    >
      <CreateKeyForm id={formId} form={form} mine={mine} projectName={project.name} />
    </Dialog>
  );
}

function chosenScopes({ scopes, levels }: KeyChoices, mine: readonly Scope[]): Scope[] {
  if (scopes === null) return [];
  return scopes === "custom" ? scopesOf(levels) : presetScopes(scopes, mine);
}
