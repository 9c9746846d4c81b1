import type { RowPreview } from "@facet/contracts/inference/inference-request";

const question = [
  "My",
  " parcel",
  " is",
  " two",
  " weeks",
  " late",
  " and",
  " nobody",
  " answers",
  ".",
  " What",
  " now",
  "?",
];
const answer = [
  ..."Two| weeks| is| far| too| long|,| and| I| am| sorry| nobody| got| back| to| you|.".split("|"),
  ..." Send| me| your| order| number|:| I| will| trace| it| today| and| write| to| you| by| 6| pm|.".split(
    "|",
  ),
];

/** A short support chat as a ChatML tokenizer cuts it. */
export const shortRow: RowPreview = {
  tokens: [
    ...plain([
      "<|im_start|>",
      "system",
      "\n",
      "You",
      " answer",
      " for",
      " Nord",
      "kap",
      " Out",
      "fitters",
      ".",
      " Be",
      " warm",
      ",",
      " be",
      " brief",
      ".",
    ]),
    ...plain([
      "<|im_end|>",
      "\n",
      "<|im_start|>",
      "user",
      "\n",
      ...question,
      "<|im_end|>",
      "\n",
      "<|im_start|>",
      "assistant",
      "\n",
    ]),
    ...plain([...answer, "<|im_end|>"], true),
    ...plain(["\n"]),
  ],
  text: "",
  trainedTokens: answer.length + 1,
  cut: 0,
  dropped: null,
};

export const cutRow: RowPreview = { ...shortRow, tokens: shortRow.tokens.slice(0, 64), cut: 166 };
export const droppedRow: RowPreview = { tokens: [], text: "", trainedTokens: 0, cut: 0, dropped: "too_long" };

export const longRow: RowPreview = {
  ...shortRow,
  tokens: Array.from({ length: 20_000 }, (_, at) => {
    const word = [...question, ...answer][at % (question.length + answer.length)] ?? "";
    return { id: 300 + (at % 977), text: at % 37 === 36 ? `${word}\n` : word, trained: at > 14_000 };
  }),
};

export const chatContent = {
  messages: [
    { role: "system", content: "You answer for Nordkap Outfitters. Be warm, be brief." },
    { role: "user", content: question.join("") },
    { role: "assistant", content: answer.join("") },
  ],
};

function plain(texts: readonly string[], trained = false) {
  return texts.map((text, at) => ({ id: 500 + ((at * 7919) % 48_000), text, trained }));
}
