import type { FacetClient } from "@facet/sdk/create-client";
import type { Command } from "commander";
import { chooseProject } from "./choose-project.ts";
import { openFacet } from "./open-facet.ts";

export interface ProjectOptions {
  readonly project?: string;
  readonly json?: boolean;
}

export interface InProject {
  readonly facet: FacetClient;
  readonly projectId: string;
}

/** Options of every command that works in a project and prints. */
export function projectOptions(command: Command): Command {
  return jsonOption(command).option("--project <name>", "name or id of the project");
}

export function jsonOption(command: Command): Command {
  return command.option("--json", "print JSON");
}

export async function openProject({ project }: ProjectOptions): Promise<InProject> {
  const facet = await openFacet();
  return { facet, projectId: (await chooseProject(facet, project)).id };
}
