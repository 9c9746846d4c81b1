import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { editTag } from "../data/edit-tag.ts";

export function fineTuneTag({ name }: Pick<FineTune, "name">): string {
  return editTag({ name });
}
