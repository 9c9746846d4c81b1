import { expect, test } from "vitest";
import { draftOfMapping, emptyMapping, mappingOfDraft, missingRoles, withType } from "./mapping-draft.ts";

const column = (name: string, type = "text") => ({ name, type, filled: 10, examples: [] });

test("what was detected comes back as it was, with what it leaves open as none", () => {
  const mapping = {
    type: "prompt-completion",
    prompt: "q",
    completion: "a",
    system: null,
    input: "ctx",
  } as const;
  expect(mappingOfDraft(draftOfMapping(mapping))).toEqual(mapping);
  expect(mappingOfDraft(draftOfMapping({ type: "text", text: "body" }))).toEqual({
    type: "text",
    text: "body",
  });
});

test("nothing is sent while a column is missing, and each missing one is named", () => {
  const draft = { ...emptyMapping, type: "prompt-completion" as const, prompt: "q" };
  expect(missingRoles(draft)).toEqual(["completion"]);
  expect(mappingOfDraft(draft)).toBeNull();
  expect(mappingOfDraft(emptyMapping)).toBeNull();
});

test("another type begins with columns that could be meant, and none twice", () => {
  const columns = [column("id"), column("body"), column("turns", "list")];
  const pairs = withType(emptyMapping, "prompt-completion", columns);
  expect([pairs.prompt, pairs.completion, pairs.system]).toEqual(["id", "body", ""]);
  expect(withType(pairs, "chat", columns)).toMatchObject({ messages: "turns", prompt: "id" });
});
