import { collectAll } from "@facet/sdk/collect-all";
import { getProject } from "@facet/sdk/generated/sdk.gen";
import type { Command } from "commander";
import { findProject } from "../connection/choose-project.ts";
import { writeChosenProject } from "../connection/chosen-project.ts";
import { editHeaders } from "../connection/edit-headers.ts";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { listProjects } from "../projects/list-projects.ts";
import { confirmDeletion } from "../terminal/confirm-deletion.ts";
import { print, say, tell } from "../terminal/print.ts";

export function register(program: Command): void {
  const projects = program.command("projects").description("list, make, choose and delete projects");
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
  jsonOption(
    projects
      .command("use")
      .description("choose the project of the other commands")
      .argument("<project>", "name or id"),
  ).action(async (named: string, { json }: { json?: boolean }) => {
    const facet = await openFacet();
    const all = await collectAll((page) => facet.listProjects({ query: page }));
    const project = findProject(all, named);
    await writeChosenProject(project.orgId, project.id);
    tell(json, project, `${project.name} is now the project of your commands.`);
  });
  jsonOption(
    projects
      .command("delete")
      .description("delete a project with everything in it")
      .argument("<project>", "name or id"),
  )
    .option("--yes", "do not ask")
    .action(async (named: string, { json, yes }: { json?: boolean; yes?: boolean }) => {
      const facet = await openFacet();
      const project = findProject(await collectAll((page) => facet.listProjects({ query: page })), named);
      const takes = "its data sets, models, runs, files and keys";
      await confirmDeletion({ name: project.name, takes, yes: yes === true });
      await facet.removeProject({ path: { id: project.id } });
      tell(json, { id: project.id, deleted: true }, `${project.name} is deleted.`);
    });
  jsonOption(
    projects
      .command("rename")
      .description("give a project another name")
      .argument("<project>", "name or id")
      .argument("<name>"),
  ).action(async (named: string, name: string, { json }: { json?: boolean }) => {
    const facet = await openFacet();
    const { id } = findProject(await collectAll((page) => facet.listProjects({ query: page })), named);
    const headers = await editHeaders(getProject({ client: facet.http, path: { id } }));
    const renamed = await facet.updateProject({ path: { id }, headers, body: { name } });
    tell(json, renamed, `The project is called ${name} now.`);
  });
}
