"use client";
import type { Model } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useState } from "react";
import { useUpdateModel } from "../../data/models.ts";
import { modelWords } from "../../words/models.ts";
import { NameForm } from "../settings/name-form.tsx";

const words = modelWords.renaming;

export function RenameModel({ model }: { model: Model }) {
  const [open, setOpen] = useState(false);
  const update = useUpdateModel();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{modelWords.one.rename}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={words.title} size="small">
        <NameForm
          label={words.label}
          hint={words.hint}
          none={words.none}
          name={model.name}
          send={async (name) => {
            await update.mutateAsync({ id: model.id, changes: { name } });
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}
