import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type Example, ExampleName } from "@facet/contracts/examples/example";
import { ExportFormat } from "@facet/contracts/exports/export";
import { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { parse } from "yaml";
import { z } from "zod";
import { authorise, type ServiceContext } from "../context.ts";
import { exampleFiles, examplePath } from "./example-files.ts";

const { preset, knobs, evaluation, watchPrompts } = CreateFineTune.shape;
const Recipe = z.object({ preset, knobs, evaluation, exports: z.array(ExportFormat) });
const Questions = z.array(z.object({ messages: watchPrompts.unwrap().element }));

/** What comes with Facet to begin with: data, and the recipe that suits it. */
export async function listExamples({ ctx }: { ctx: ServiceContext }): Promise<Example[]> {
  authorise(ctx, "datasets:read");
  return Promise.all(ExampleName.options.map(readExample));
}

async function readExample(name: ExampleName): Promise<Example> {
  const { title, summary } = exampleFiles[name];
  const recipe = Recipe.parse(parse(await readFile(examplePath(name, "recipe.yaml"), "utf8")));
  const questionsFile = examplePath(name, "questions.json");
  const questions = existsSync(questionsFile)
    ? Questions.parse(JSON.parse(await readFile(questionsFile, "utf8")))
    : [];
  return {
    name,
    title,
    summary,
    fineTune: {
      preset: recipe.preset,
      knobs: recipe.knobs,
      evaluation: recipe.evaluation,
      formats: recipe.exports,
      watchPrompts: questions.slice(0, 3).map((question) => question.messages),
    },
  };
}
