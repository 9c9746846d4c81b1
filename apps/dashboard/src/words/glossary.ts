import { dataWords } from "./glossary/data-words.ts";
import type { GlossaryWord } from "./glossary/entry.ts";
import { servingWords } from "./glossary/serving-words.ts";
import { trainingWords } from "./glossary/training-words.ts";
import { verdictWords } from "./glossary/verdict-words.ts";

const words = { ...dataWords, ...trainingWords, ...verdictWords, ...servingWords };

/** What may stand in `<Term id>`. */
export type TermId = keyof typeof words;

/** The words of the field, each with one plain sentence. `Term` shows it in place; the help page lists them all. */
export const glossary: Readonly<Record<TermId, GlossaryWord>> = words;

/** The same in groups, for the help page. */
export const glossaryGroups: readonly {
  readonly title: string;
  readonly words: Readonly<Record<string, GlossaryWord>>;
}[] = [
  { title: "Data", words: dataWords },
  { title: "Training", words: trainingWords },
  { title: "Measuring", words: verdictWords },
  { title: "Files, chats and the platform", words: servingWords },
];
