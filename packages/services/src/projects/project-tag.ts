import type { Project } from "@facet/contracts/projects/project";
import { editTag } from "../data/edit-tag.ts";

export function projectTag({ name, description }: Pick<Project, "name" | "description">): string {
  return editTag({ name, description });
}
