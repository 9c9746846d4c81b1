import { collectAll } from "@facet/sdk/collect-all";
import type { Command } from "commander";
import { findProject } from "../connection/choose-project.ts";
import { writeChosenProject } from "../connection/chosen-project.ts";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { listProjects } from "../projects/list-projects.ts";
import { print, say } from "../terminal/print.ts";

export function register(program: Command): void {
  const projects = program.command("projects").description("list, make and choose projects");
  jsonOption(projects.command("list").description("list the projects")).action(
    async ({ json }: { json?: boolean }) => {
      const { rows, text } = await listProjects(await openFacet());
      print(json, rows, () => text);
    },
  );
  jsonOption(projects.command("create").description("make a project and choose it").argument("<name>"))
    .option("--description <text>", "what it is for", "")
    .action(async (name: string, { json, description }: { json?: boolean; description: string }) => {
      const project = await (await openFacet()).createProject({ body: { name, description } });
      await writeChosenProject(project.orgId, project.id);
      print(json, project, () => `${project.id}\n`);
      say(`${project.name} is now the project of your commands.`);
    });
  projects
    .command("use")
    .description("choose the project of the other commands")
    .argument("<project>", "name or id")
    .action(async (named: string) => {
      const facet = await openFacet();
      const all = await collectAll((page) => facet.listProjects({ query: page }));
      const project = findProject(all, named);
      await writeChosenProject(project.orgId, project.id);
      say(`${project.name} is now the project of your commands.`);
    });
}
