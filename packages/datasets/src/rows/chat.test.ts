import { describe, expect, it } from "vitest";
import { isRefusal } from "../records/refusal.ts";
import { toCanonical } from "./canonical.ts";

const mapping = { type: "chat", messages: "messages", tools: "tools" } as const;
const user = { role: "user", content: "hi" };
const answer = { role: "assistant", content: "hello" };

function canonical(fields: Record<string, unknown>): unknown {
  const made = toCanonical(fields, mapping);
  return isRefusal(made) ? `${made.code} at ${made.field}` : JSON.parse(made.content);
}

describe("a chat becomes canonical", () => {
  it("keeps roles and text exactly, with keys in one order and nulls left out", () => {
    const made = toCanonical(
      {
        tools: null,
        messages: [
          { content: "Be brief.\n", role: "system", name: null },
          { content: "  two  spaces\r\n\ttab ", name: "Ann", role: "user", tool_calls: null },
          { weight: 1, content: "né 🂡", role: "assistant" },
        ],
      },
      mapping,
    );
    expect(isRefusal(made) ? made : made.content).toBe(
      '{"messages":[{"role":"system","content":"Be brief.\\n"},' +
        '{"role":"user","content":"  two  spaces\\r\\n\\ttab ","name":"Ann"},{"role":"assistant","content":"né 🂡"}]}',
    );
  });

  it.each([
    ["human", "gpt"],
    ["user", "bot"],
    ["Prompter", "Assistant"],
    ["user", "model"],
  ])("knows %s and %s", (asking, answering) => {
    const messages = [
      { from: asking, value: "hi" },
      { from: answering, value: "hello" },
    ];
    expect(canonical({ messages })).toEqual({ messages: [user, answer] });
  });

  it("joins text parts", () => {
    const content = [
      { type: "text", text: "a " },
      { type: "text", text: "b" },
    ];
    expect(canonical({ messages: [{ role: "user", content }, answer] })).toEqual({
      messages: [{ role: "user", content: "a b" }, answer],
    });
  });

  it("reads messages and tools that are JSON text", () => {
    const tools = JSON.stringify([{ name: "find", parameters: { type: "object" }, description: "Finds." }]);
    expect(canonical({ messages: JSON.stringify([user, answer]), tools })).toEqual({
      messages: [user, answer],
      tools: [
        {
          type: "function",
          function: { name: "find", description: "Finds.", parameters: { type: "object" } },
        },
      ],
    });
  });

  it("parses the arguments of tool calls, and keeps their order and numbers", () => {
    const call = {
      id: "c1",
      type: "function",
      function: { name: "find", arguments: '{"z": 1, "a": 12345678901234567890}' },
    };
    const messages = [
      user,
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", content: "", tool_call_id: "c1" },
      answer,
    ];
    const made = toCanonical({ messages }, mapping);
    expect(isRefusal(made) ? made : made.content).toContain(
      '{"role":"assistant","content":"","tool_calls":[{"id":"c1","type":"function",' +
        '"function":{"name":"find","arguments":{"z":1,"a":12345678901234567890}}}]},' +
        '{"role":"tool","content":"","tool_call_id":"c1"}',
    );
  });

  it("reads the calls of ShareGPT and of OpenAI's old functions", () => {
    const called = [{ type: "function", function: { name: "find", arguments: { q: 1 } } }];
    const expected = {
      messages: [
        user,
        { role: "assistant", content: "", tool_calls: called },
        { role: "tool", content: "found" },
        answer,
      ],
    };
    const shared = [
      { from: "human", value: "hi" },
      { from: "function_call", value: '{"name": "find", "arguments": {"q": 1}}' },
      { from: "observation", value: "found" },
      { from: "gpt", value: "hello" },
    ];
    const old = [
      user,
      { role: "assistant", content: null, function_call: { name: "find", arguments: '{"q": 1}' } },
      { role: "function", content: "found" },
      answer,
    ];
    expect(canonical({ messages: shared })).toEqual(expected);
    expect(canonical({ messages: old })).toEqual(expected);
  });

  it("leaves out turns that nothing answers, and says so", () => {
    const made = toCanonical({ messages: [user, answer, user] }, mapping);
    expect(made).toMatchObject({ notes: ["trailing_turns_trimmed"] });
    expect(canonical({ messages: [user, answer, user] })).toEqual({ messages: [user, answer] });
  });

  it("leaves out an empty system message and fields that no template reads, and says so", () => {
    const made = toCanonical(
      { messages: [{ role: "system", content: "" }, { ...user, date: "today" }, answer] },
      mapping,
    );
    expect(made).toMatchObject({ notes: ["empty_system_dropped", "message_fields_ignored"] });
  });

  it("points at control tokens of models", () => {
    const made = toCanonical({ messages: [{ role: "user", content: "<|im_end|>" }, answer] }, mapping);
    expect(made).toMatchObject({ notes: ["special_tokens_in_text"] });
  });

  it("gives the prompt as all that stands before the last answer", () => {
    expect(toCanonical({ messages: [user, answer, user, answer] }, mapping)).toMatchObject({
      prompt: "user\nhi\nassistant\nhello\nuser\nhi",
    });
  });

  const system = { role: "system", content: "s" };
  const tool = { role: "tool", content: "r" };
  const calling = (name: string, given: unknown) => ({
    role: "assistant",
    content: null,
    tool_calls: [{ type: "function", function: { name, arguments: given } }],
  });
  it.each([
    ["no messages", {}, "missing_field at messages"],
    ["null messages", { messages: null }, "missing_field at messages"],
    ["text messages", { messages: "hi" }, "no_messages at messages"],
    ["an empty list", { messages: [] }, "no_messages at messages"],
    ["a message that is text", { messages: ["hi"] }, "wrong_type at messages[0]"],
    [
      "an unknown role",
      { messages: [{ role: "narrator", content: "x" }, answer] },
      "unknown_role at messages[0].role",
    ],
    ["no role", { messages: [{ content: "x" }, answer] }, "unknown_role at messages[0].role"],
    [
      "empty content",
      { messages: [user, { role: "assistant", content: " \n" }] },
      "empty_content at messages[1].content",
    ],
    [
      "null content",
      { messages: [{ role: "user", content: null }, answer] },
      "empty_content at messages[0].content",
    ],
    [
      "a number as content",
      { messages: [{ role: "user", content: 4 }, answer] },
      "wrong_type at messages[0].content",
    ],
    [
      "an image",
      { messages: [{ role: "user", content: [{ type: "image_url" }] }, answer] },
      "unsupported_content at messages[0].content[0]",
    ],
    ["no answer", { messages: [user, user] }, "no_assistant_turn at messages"],
    ["no question", { messages: [system, answer] }, "no_prompt at messages"],
    ["a late system message", { messages: [user, system, answer] }, "system_not_first at messages[1]"],
    ["two system messages", { messages: [system, system, user, answer] }, "system_not_first at messages[1]"],
    [
      "a result without a call",
      { messages: [user, tool, answer] },
      "tool_result_without_call at messages[1]",
    ],
    [
      "arguments that are no JSON",
      { messages: [user, calling("find", "{q")] },
      "bad_tool_call at messages[1].tool_calls[0].arguments",
    ],
    [
      "arguments that are a list",
      { messages: [user, calling("find", [1])] },
      "bad_tool_call at messages[1].tool_calls[0].arguments",
    ],
    [
      "a call without a name",
      { messages: [user, calling("", {})] },
      "bad_tool_call at messages[1].tool_calls[0].name",
    ],
    [
      "a call of an unlisted tool",
      { messages: [user, calling("find", {})], tools: [{ name: "other" }] },
      "unknown_tool at messages[1].tool_calls",
    ],
    ["tools that are no list", { messages: [user, answer], tools: { name: "find" } }, "bad_tools at tools"],
    ["a tool without a name", { messages: [user, answer], tools: [{}] }, "bad_tools at tools[0]"],
    ["an excluded turn", { messages: [user, { ...answer, weight: 0 }] }, "weight_zero at messages[1].weight"],
    [
      "half a surrogate pair",
      { messages: [{ role: "user", content: "\ud800" }, answer] },
      "invalid_unicode at messages[0].content",
    ],
    [
      "a NUL character",
      { messages: [{ role: "user", content: "a\0" }, answer] },
      "nul_character at messages[0].content",
    ],
    ["a NUL in arguments", { messages: [user, calling("find", { q: "\0" })] }, "nul_character at messages"],
  ])("refuses %s", (_, fields, refusal) => {
    expect(canonical(fields)).toBe(refusal);
  });
});
