import type { FineTune } from "@facet/sdk/generated/types.gen";
import { newRunWords } from "../../words/new-run.ts";

const { high, normal, low } = newRunWords.how.priorities;

/** Places in line, the first to be served first. */
export const priorityChoices: readonly { value: FineTune["priority"]; label: string }[] = [
  { value: "high", label: high },
  { value: "normal", label: normal },
  { value: "low", label: low },
];
