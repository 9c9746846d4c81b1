import { expect, test } from "vitest";
import { renderPrompt } from "./render-prompt.ts";

const messages = [{ role: "user", content: "hi" }];
const common = { messages, tools: null, bosToken: "<s>", eosToken: "</s>" };

test("the template sees the messages, the special tokens, and that an answer is wanted", () => {
  const template = "{{ bos_token }}{{ messages[0].content }}{% if add_generation_prompt %}>{% endif %}";
  expect(renderPrompt({ ...common, template })).toBe("<s>hi>");
});

test("a template that refuses says so in its own words", () => {
  const template = "{{ raise_exception('roles must alternate') }}";
  expect(() => renderPrompt({ ...common, template })).toThrow(/roles must alternate/);
});

test("a model without a template cannot be asked with messages", () => {
  expect(() => renderPrompt({ ...common, template: null })).toThrow(/no chat template/);
});
