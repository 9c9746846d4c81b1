import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Project } from "@facet/contracts/projects/project";
import type { Reader } from "@facet/ports/documents";
import { projects } from "../data/collections/projects.ts";

/** The project, or `not_found`: what is made in a project needs one that is there. */
export async function requireProject(reader: Reader, id: string): Promise<Project> {
  const found = await reader.get(projects, id);
  if (found === undefined)
    throw new FacetError("not_found", "There is no such project.", { param: "/projectId" });
  return found.data;
}
