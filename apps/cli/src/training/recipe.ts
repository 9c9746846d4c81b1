import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ExportFormat } from "@facet/contracts/exports/export";
import { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { EvaluateSettings } from "@facet/contracts/jobs/kinds/evaluate";
import { KnobValues } from "@facet/contracts/jobs/kinds/train";
import { parse } from "yaml";
import { z } from "zod";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

const Recipe = z.strictObject({
  name: z.string().optional(),
  baseModel: z.string().optional(),
  /** A data set that is there, or files beside the recipe. */
  dataset: z
    .union([
      z.string(),
      z.strictObject({ file: z.string(), heldOutFile: z.string().optional(), name: z.string().optional() }),
    ])
    .optional(),
  method: z.literal("sft").optional(),
  preset: CreateFineTune.shape.preset.unwrap().optional(),
  knobs: KnobValues.optional(),
  evaluation: EvaluateSettings.nullable().optional(),
  exports: z.array(ExportFormat).optional(),
});
export type Recipe = z.infer<typeof Recipe>;

/** A run described in a file; paths in it are made absolute. */
export async function readRecipe(file: string): Promise<Recipe> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CliError(`${file} cannot be read`, "Check the path of the recipe.", exitCodes.usage);
  });
  const parsed = Recipe.safeParse(readYaml(file, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CliError(
      `${file}, ${issue?.path.join(".") || "top"}: ${issue?.message ?? "does not fit"}`,
      "Compare it with examples/tool-calls/recipe.yaml.",
      exitCodes.usage,
    );
  }
  const { dataset, ...recipe } = parsed.data;
  if (dataset === undefined) return recipe;
  if (typeof dataset === "string") return { ...recipe, dataset };
  const beside = (path: string) => resolve(dirname(file), path);
  const heldOut = dataset.heldOutFile === undefined ? {} : { heldOutFile: beside(dataset.heldOutFile) };
  return { ...recipe, dataset: { ...dataset, file: beside(dataset.file), ...heldOut } };
}

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const place = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    throw new CliError(`${file} is not YAML: ${place}`, "Correct that line.", exitCodes.usage);
  }
}
