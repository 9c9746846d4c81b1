"use client";
import type { DatasetDetail } from "@facet/sdk/generated/types.gen";
import { Notice } from "@facet/ui/layout/notice";
import { useRouter } from "next/navigation";
import { useRemoveDataset } from "../../data/datasets.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { datasetWords } from "../../words/datasets.ts";
import { RemoveButton } from "../forms/remove-button.tsx";

const words = datasetWords.remove;

export function RemoveDataset({ dataset }: { dataset: DatasetDetail }) {
  const removal = useRemoveDataset();
  const router = useRouter();
  const href = useProjectHref();
  const users = dataset.usedBy.map(({ name }) => name);
  return (
    <RemoveButton
      words={words}
      name={dataset.name}
      removal={removal}
      id={dataset.id}
      onRemoved={() => router.push(href("datasets"))}
    >
      <div className="grid gap-3">
        <p>{words.lead}</p>
        {users.length > 0 && <Notice tone="warning">{words.usedBy(users.join(", "))}</Notice>}
      </div>
    </RemoveButton>
  );
}
