import type { Dataset } from "@facet/contracts/datasets/dataset";
import { editTag } from "../data/edit-tag.ts";

export function datasetTag({ name }: Pick<Dataset, "name">): string {
  return editTag({ name });
}
