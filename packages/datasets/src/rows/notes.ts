/** What was changed, or should be looked at, in rows that were kept. */
export const notes = {
  trailing_turns_trimmed: "Turns after the last answer were left out, because nothing answers them.",
  empty_system_dropped: "Empty system messages were left out.",
  message_fields_ignored:
    "Messages have fields that no chat template reads, such as ids or dates; they were left out.",
  special_tokens_in_text:
    "Text holds a model's control tokens, such as <|im_end|>; check that they are meant.",
} as const;

export type NoteCode = keyof typeof notes;

const controlToken = /<\|[a-z_]{2,32}\|>|<\/?(?:start|end)_of_turn>|<\/s>|<bos>|<eos>|\[\/?INST\]/;

export function hasControlToken(content: string): boolean {
  // Most text has neither mark, and looking for them is ten times as fast as the pattern.
  return (content.includes("<") || content.includes("INST]")) && controlToken.test(content);
}
