import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fromYaml } from "@facet/recipes/from-yaml";
import type { Recipe } from "@facet/recipes/recipe";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** A run described in a file; paths in it are made absolute. */
export async function readRecipe(file: string): Promise<Recipe> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CliError(`${file} cannot be read`, "Check the path of the recipe.", exitCodes.usage);
  });
  const read = fromYaml(text);
  if (!read.ok) {
    const places = read.mistakes.map(({ line, field, message, fix }) => {
      const place = [line === null ? "" : `line ${line}`, field].filter((part) => part !== "").join(", ");
      return { text: place === "" ? message : `${place}: ${message}`, fix };
    });
    const [first] = places;
    throw new CliError(
      `${file}: ${places.map((place) => place.text).join(" ")}`,
      first?.fix ?? "Compare it with examples/tool-calls/recipe.yaml.",
      exitCodes.usage,
    );
  }
  const { dataset, ...recipe } = read.recipe;
  if (dataset === undefined) return recipe;
  if (typeof dataset === "string") return { ...recipe, dataset };
  const beside = (path: string) => resolve(dirname(file), path);
  const heldOut = dataset.heldOutFile === undefined ? {} : { heldOutFile: beside(dataset.heldOutFile) };
  return { ...recipe, dataset: { ...dataset, file: beside(dataset.file), ...heldOut } };
}
