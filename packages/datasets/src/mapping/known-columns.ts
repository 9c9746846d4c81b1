/** Names under which a conversation is found, the usual first. */
export const conversationNames = [
  "messages",
  "conversations",
  "conversation",
  "dialog",
  "dialogue",
  "chat",
  "turns",
];
export const toolsNames = ["tools", "functions"];
export const systemNames = ["system", "system_prompt", "system_message"];
export const textNames = ["text", "content", "document", "body", "passage", "article"];

/** Names of a class; the written label comes before its number. */
const labels = [
  "label_text",
  "label_name",
  "category_name",
  "label",
  "labels",
  "category",
  "class",
  "intent",
  "sentiment",
  "topic",
  "tag",
];

interface KnownPair {
  readonly prompt: string;
  readonly completions: readonly string[];
  /** Columns that belong behind the prompt where they are filled. */
  readonly inputs: readonly string[];
  /** The completion with which nothing else can be meant. */
  readonly certain: string | null;
}

/** Prompts and what answers them, the most telling pair first. */
export const knownPairs: readonly KnownPair[] = [
  {
    prompt: "prompt",
    completions: ["completion", "response", "output", "answer", "target"],
    inputs: [],
    certain: "completion",
  },
  {
    prompt: "instruction",
    completions: ["output", "response", "completion", "answer"],
    inputs: ["input", "context"],
    certain: "output",
  },
  {
    prompt: "question",
    completions: ["answer", "response", "output", "completion", "ground_truth", "solution"],
    inputs: ["context", "passage"],
    certain: "answer",
  },
  {
    prompt: "query",
    completions: ["response", "answer", "output", "completion", ...labels],
    inputs: [],
    certain: null,
  },
  { prompt: "problem", completions: ["solution", "answer"], inputs: [], certain: null },
  {
    prompt: "input",
    completions: ["output", "target", "response", "completion", "answer", ...labels],
    inputs: [],
    certain: null,
  },
  { prompt: "source", completions: ["target"], inputs: [], certain: null },
  { prompt: "user", completions: ["assistant", "model", "bot"], inputs: [], certain: null },
  { prompt: "human", completions: ["assistant", "gpt", "bot"], inputs: [], certain: null },
  { prompt: "article", completions: ["summary", "highlights"], inputs: [], certain: null },
  { prompt: "document", completions: ["summary", ...labels], inputs: [], certain: null },
  {
    prompt: "text",
    completions: ["summary", "target", "completion", "output", ...labels],
    inputs: [],
    certain: null,
  },
  { prompt: "sentence", completions: labels, inputs: [], certain: null },
  { prompt: "utterance", completions: labels, inputs: [], certain: null },
  { prompt: "review", completions: labels, inputs: [], certain: null },
  { prompt: "message", completions: ["reply", "response", ...labels], inputs: [], certain: null },
];
