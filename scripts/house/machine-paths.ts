import { homedir } from "node:os";
import type { HouseRule } from "./house-rule.ts";

const personal =
  /(?<![\w.$}/-])(\/root\/|\/home\/(?!you\b|user\b|node\b)[a-z][\w-]*\/|\/Users\/[A-Za-z][\w-]*\/)[\w./-]*/;

/** No file may name a folder of the machine it was written on. */
export function machinePaths(root: string): HouseRule {
  const own = [root, homedir()].filter((folder) => folder.split("/").length > 2);
  return ({ text }) => {
    const found = own.find((folder) => text.includes(`${folder}/`)) ?? personal.exec(text)?.[0];
    return found === undefined ? [] : [`names a folder of one machine: ${found}`];
  };
}
