"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useState } from "react";
import { useUpdateDataset } from "../../data/datasets.ts";
import { datasetWords } from "../../words/datasets.ts";
import { NameForm } from "../settings/name-form.tsx";

const words = datasetWords.renaming;

export function RenameDataset({ dataset }: { dataset: DatasetDetail }) {
  const [open, setOpen] = useState(false);
  const update = useUpdateDataset();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{datasetWords.one.rename}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={words.title} size="small">
        <NameForm
          label={words.label}
          hint={words.hint}
          none={words.none}
          name={dataset.name}
          send={async (name) => {
            await update.mutateAsync({ id: dataset.id, changes: { name } });
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}
