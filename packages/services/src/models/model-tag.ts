import type { Model } from "@facet/contracts/models/model";
import { editTag } from "../data/edit-tag.ts";

export function modelTag({ name, description, tags }: Pick<Model, "name" | "description" | "tags">): string {
  return editTag({ name, description, tags });
}
