"use client";
import { useRemoveDatasetVersion } from "../../data/datasets.ts";
import { datasetTabWords } from "../../words/dataset-tabs.ts";
import { RemoveButton } from "../forms/remove-button.tsx";
import type { Version } from "./version.ts";

const words = datasetTabWords.versions.remove;

/** Once it is gone the page shows another, and this goes with it: give it the version as its key. */
export function RemoveVersion({ version }: { version: Version }) {
  const removal = useRemoveDatasetVersion();
  return (
    <RemoveButton
      words={{ ...words, act: words.act(version.number) }}
      removal={removal}
      id={version.id}
      onRemoved={removal.reset}
    >
      {words.lead(version.number)}
    </RemoveButton>
  );
}
