import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.ts";
import { readRecipe } from "../training/read-recipe.ts";

const Question = z.object({
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
  expected: z.string(),
});
export type Question = z.infer<typeof Question>;

const folder = join(repositoryRoot, "examples", "tool-calls");

/** The demo trains by the example's own recipe unless another is named, and asks the example's own questions. */
export async function readDemoSettings(recipeFile = join(folder, "recipe.yaml")) {
  const recipe = await readRecipe(recipeFile);
  const questions = z
    .array(Question)
    .parse(JSON.parse(await readFile(join(folder, "questions.json"), "utf8")));
  return { recipe, questions: questions.slice(0, 3) };
}
