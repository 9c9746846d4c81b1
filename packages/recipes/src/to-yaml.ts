import { Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { Recipe } from "./recipe.ts";

/** The order in which people read a recipe. */
const order = [
  "name",
  "baseModel",
  "dataset",
  "method",
  "preset",
  "knobs",
  "watchPrompts",
  "evaluation",
  "exports",
  "priority",
  "autoSaferRetry",
  "timeLimitMinutes",
] as const satisfies readonly (keyof Recipe)[];

/** The recipe as YAML, its fields always in the same order. Short lists of words and numbers stand on one line. */
export function toYaml(recipe: Recipe): string {
  const given = order.filter((field) => recipe[field] !== undefined);
  const document = new Document(Object.fromEntries(given.map((field) => [field, recipe[field]])), {
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Seq(_key, list) {
      list.flow = list.items.every((item) => isScalar(item)) || isEmpty(list);
    },
    Map(_key, map) {
      map.flow = isEmpty(map);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function isEmpty(node: unknown): boolean {
  return (isSeq(node) || isMap(node)) && node.items.length === 0;
}
