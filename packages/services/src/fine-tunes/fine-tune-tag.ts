import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { editTag } from "../data/edit-tag.ts";

export function fineTuneTag({ name, priority }: Pick<FineTune, "name" | "priority">): string {
  return editTag({ name, priority });
}
