/** Every reason for which a record is refused, with the usual remedy. The codes are part of the API. */
export const refusalFixes = {
  // The record cannot be read
  blank_line: "Remove the blank line.",
  invalid_utf8: "Save the file as UTF-8.",
  invalid_json: "Write one valid JSON object.",
  not_an_object: 'Write an object with named fields, such as {"prompt": "...", "completion": "..."}.',
  duplicate_key: "Give the field once.",
  reserved_key: "Rename the field.",
  too_deep: "Flatten the record.",
  too_many_values: "Split the record.",
  record_too_long: "Split the record, or leave out what is not text.",
  incomplete_record: "Upload the whole file again.",
  column_count: "Put cells that hold the delimiter or a line break between double quotes.",
  bad_quote: 'Close the quote, and write a quote inside a quoted cell twice ("").',
  // The record has not what the mapping names
  missing_field: "Fill the field, or choose another column.",
  empty_field: "Fill the field, or remove the record.",
  wrong_type: "Write text in this field.",
  invalid_unicode: "Remove the half of a surrogate pair (\\ud800 to \\udfff).",
  nul_character: "Remove the NUL character (\\u0000).",
  // The conversation cannot be trained on
  no_messages: "Give a list with at least a user and an assistant message.",
  unknown_role: "Use system, user, assistant or tool.",
  empty_content: "Give the message text, or remove it.",
  unsupported_content: "Keep only the parts of type text.",
  system_not_first: "Put one system message first.",
  no_assistant_turn: "Add the answer that should be learned.",
  no_prompt: "Add a user message before the answer.",
  bad_tool_call: 'Write {"function": {"name": "...", "arguments": {...}}}.',
  tool_result_without_call: "Put the assistant's tool call before its result.",
  unknown_tool: "List the tool in `tools`, or remove the call.",
  bad_tools: "Write a list of tools, each with a name.",
  weight_zero: "Remove `weight`; with train_on last-assistant only the last answer is trained.",
  // The record would spoil the verdict
  in_held_out: "Nothing: it is left out of training, because the held-out file measures on it.",
} as const;

export type RefusalCode = keyof typeof refusalFixes;
