import { roleScopes } from "@facet/contracts/organisations/role";
import { expect, test } from "vitest";
import { levelsToGive, presetScopes, scopesOf } from "./key-rights.ts";

test("a key is offered what its maker may give: change includes read, and some nouns know one level only", () => {
  const levels = levelsToGive(roleScopes.developer);
  expect(levels.get("datasets")).toEqual(["none", "read", "write"]);
  expect(levels.get("secrets")).toEqual(["none", "write"]);
  expect(levels.get("inference")).toEqual(["none", "use"]);
  expect(levels.get("members")).toEqual(["none", "read"]);
  expect(levelsToGive(roleScopes.owner).get("members")).toEqual(["none", "read", "write"]);
});

test("chosen levels become scopes", () => {
  expect(
    scopesOf(
      new Map([
        ["datasets", "write"],
        ["inference", "use"],
        ["models", "none"],
      ]),
    ),
  ).toEqual(["datasets:write", "inference"]);
});

test("presets never hold more than their maker may do", () => {
  expect(presetScopes("chat", roleScopes.developer)).toEqual(["inference"]);
  expect(presetScopes("chat", roleScopes.viewer)).toEqual([]);
  expect(presetScopes("train", roleScopes.viewer)).toEqual(["projects:read"]);
  expect(presetScopes("read", roleScopes.developer)).not.toContain("secrets:write");
  expect(presetScopes("read", roleScopes.developer)).toContain("datasets:read");
  expect(presetScopes("all", roleScopes.billing)).toEqual(roleScopes.billing);
});
