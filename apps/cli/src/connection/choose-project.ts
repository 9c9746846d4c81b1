import { collectAll } from "@facet/sdk/collect-all";
import type { FacetClient } from "@facet/sdk/create-client";
import type { Project } from "@facet/sdk/generated/types.gen";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { readChosenProject } from "./chosen-project.ts";

/** The project a command works in: the named one, else the chosen one, else the only one. */
export async function chooseProject(facet: FacetClient, named?: string): Promise<Project> {
  const projects = await collectAll((page) => facet.listProjects({ query: page }));
  if (named !== undefined) return findProject(projects, named);
  const { orgId } = await facet.getMe();
  const chosenId = readChosenProject(orgId);
  const chosen = projects.find((project) => project.id === chosenId);
  if (chosen !== undefined) return chosen;
  const [only] = projects;
  if (only === undefined)
    throw new CliError("there is no project yet", "Make one with ./facet projects create NAME.");
  if (projects.length > 1)
    throw new CliError(
      `there are ${projects.length} projects and none is chosen`,
      "Choose one with ./facet projects use NAME, or name it with --project.",
      exitCodes.usage,
    );
  return only;
}

export function findProject(projects: readonly Project[], named: string): Project {
  const found =
    projects.find((project) => project.id === named) ?? projects.find((project) => project.name === named);
  if (found !== undefined) return found;
  throw new CliError(
    `there is no project ${named}`,
    "./facet projects list shows what is there.",
    exitCodes.notFound,
  );
}
