import { Project } from "@facet/contracts/projects/project";
import { collection } from "../collection.ts";

export const projects = collection({
  name: "projects",
  scope: "tenant",
  schema: Project,
  shapes: { all: { orderBy: [["createdAt", "desc"]] } },
});
