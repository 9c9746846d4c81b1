import { expect, test } from "vitest";
import { targetFolders } from "./target-folders.ts";

const folders = ["adapter", "merged", "gguf-f16", "gguf-q8_0"].map((folder) => ({ folder }));
const names = (...given: Parameters<typeof targetFolders>) =>
  targetFolders(...given).map(({ folder }) => folder);

test("the smallest stamped file comes first", () => {
  expect(names("ollama", folders, ["merged", "gguf-f16", "gguf-q8_0"])).toEqual(["gguf-q8_0", "gguf-f16"]);
});

test("a file without its stamp comes after one that has it", () => {
  expect(names("lm-studio", folders, ["gguf-f16"])).toEqual(["gguf-f16", "gguf-q8_0"]);
});

test("Python takes the merged folder, never the adapter alone", () => {
  expect(names("transformers", folders, [])).toEqual(["merged"]);
});
