import type { Organisation } from "@facet/contracts/organisations/organisation";
import { editTag } from "../data/edit-tag.ts";

export function organisationTag({ name }: Pick<Organisation, "name">): string {
  return editTag({ name });
}
