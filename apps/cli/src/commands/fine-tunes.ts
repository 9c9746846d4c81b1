import { FineTuneState } from "@facet/contracts/fine-tunes/fine-tune";
import { getFineTune } from "@facet/sdk/generated/sdk.gen";
import type { Command } from "commander";
import { editHeaders } from "../connection/edit-headers.ts";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { findFineTune } from "../fine-tunes/find-fine-tune.ts";
import { fineTuneTable, showFineTune } from "../fine-tunes/format-fine-tune.ts";
import { findMaterial, writeRecipe } from "../fine-tunes/write-recipe.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { print, tell } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

type ListOptions = ProjectOptions & { state?: string; search?: string; limit: number };
const whichHelp = "name or id";

export function register(program: Command): void {
  const fineTunes = program.command("fine-tunes").description("see, repeat, rename and delete fine-tunes");
  projectOptions(fineTunes.command("list").description("list fine-tunes, newest first"))
    .option("--state <state>", `only those that are ${FineTuneState.options.join(", ")}`)
    .option("--search <text>", "only those whose name holds this")
    .option("--limit <number>", "at most so many, 1 to 100", readCount, 20)
    .action(async ({ state, search, limit, ...options }: ListOptions) => {
      const { facet, projectId } = await openProject(options);
      const { data } = await facet.listFineTunes({
        query: {
          projectId,
          limit,
          ...(search === undefined ? {} : { q: search }),
          ...(state === undefined ? {} : { state: readState(state) }),
        },
      });
      print(options.json, data, () => fineTuneTable(data));
    });
  projectOptions(
    fineTunes.command("show").description("show one fine-tune").argument("<which>", whichHelp),
  ).action(async (which: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const fineTune = await findFineTune(work, which);
    const material = await findMaterial(work, fineTune);
    print(options.json, fineTune, () => showFineTune({ fineTune, ...material }));
  });
  projectOptions(
    fineTunes
      .command("recipe")
      .description("print a fine-tune as the recipe that makes it again")
      .argument("<which>", whichHelp),
  ).action(async (which: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const fineTune = await findFineTune(work, which);
    const yaml = writeRecipe(fineTune, await findMaterial(work, fineTune));
    print(options.json, { yaml }, () => yaml);
  });
  projectOptions(
    fineTunes
      .command("rename")
      .description("give a fine-tune another name; its model keeps its own")
      .argument("<which>", whichHelp)
      .argument("<name>"),
  ).action(async (which: string, name: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const path = { id: (await findFineTune(work, which)).id };
    const headers = await editHeaders(getFineTune({ client: work.facet.http, path }));
    const renamed = await work.facet.updateFineTune({ path, headers, body: { name } });
    print(options.json, renamed, () => `${renamed.name}\n`);
  });
  projectOptions(
    fineTunes
      .command("delete")
      .description("delete a fine-tune with its model, evaluation, export and logs")
      .argument("<which>", whichHelp),
  ).action(async (which: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { id, name } = await findFineTune(work, which);
    await work.facet.removeFineTune({ path: { id } });
    tell(options.json, { id, deleted: true }, `${name} is deleted.`);
  });
}

function readState(text: string): FineTuneState {
  const state = FineTuneState.safeParse(text);
  if (state.success) return state.data;
  throw new CliError(
    `there is no state ${text}`,
    `There are: ${FineTuneState.options.join(", ")}.`,
    exitCodes.usage,
  );
}
