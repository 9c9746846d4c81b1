"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { Notice } from "@facet/ui/layout/notice";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRemoveDataset } from "../../data/datasets.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetWords } from "../../words/datasets.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { removalProblem } from "../forms/removal-problem.ts";

const words = datasetWords.remove;

export function RemoveDataset({ dataset }: { dataset: DatasetDetail }) {
  const [asks, setAsks] = useState(false);
  const { mutate, isPending, error, reset } = useRemoveDataset();
  const router = useRouter();
  const href = useProjectHref();
  const users = dataset.usedBy.map(({ name }) => name);
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        {words.act}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={(open) => {
          reset();
          setAsks(open);
        }}
        title={words.title}
        name={dataset.name}
        confirm={words.act}
        busy={isPending}
        onConfirm={() => mutate(dataset.id, { onSuccess: () => router.push(href("datasets")) })}
        error={<FormProblem text={removalProblem(error, words.first)} />}
      >
        <div className="grid gap-3">
          <p>{words.lead}</p>
          {users.length > 0 && <Notice tone="warning">{words.usedBy(users.join(", "))}</Notice>}
        </div>
      </ConfirmDialog>
    </>
  );
}
