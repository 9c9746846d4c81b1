"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { useDatasetOfVersion } from "../../data/use-dataset-of-version.ts";
import { useProjectHref } from "../../frame/project.tsx";
import type { FixPlaces } from "../fixes/fix-places.ts";

/** Where the ways out of what befell a run lead. */
export function useRunPlaces(run: FineTune): FixPlaces {
  const href = useProjectHref();
  const { dataset } = useDatasetOfVersion(run.datasetVersionId);
  return {
    page: (path) => href(...path.split("/")),
    ...(dataset === undefined
      ? {}
      : {
          refusedRows: `${href("datasets", dataset.id)}?tab=quality`,
          preparedRows: `${href("datasets", dataset.id)}?tab=tokens`,
        }),
    newRun: (knob) => `${href("fine-tunes", "new")}?from=${run.id}&knob=${knob}`,
  };
}
