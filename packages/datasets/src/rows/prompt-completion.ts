import type { Mapping } from "@facet/contracts/datasets/dataset";
import type { Refusal } from "../records/refusal.ts";
import { isRefusal } from "../records/refusal.ts";
import type { CanonicalContent } from "./canonical-content.ts";
import { fieldText, optionalFieldText } from "./field-text.ts";
import { hasControlToken } from "./notes.ts";

type PairMapping = Extract<Mapping, { type: "prompt-completion" }>;

/** `{"prompt": ..., "completion": ...}`; with a system column a chat, so that the template places the system text. */
export function canonicalPromptCompletion(
  fields: Readonly<Record<string, unknown>>,
  mapping: PairMapping,
): CanonicalContent | Refusal {
  const question = fieldText(fields, mapping.prompt);
  if (isRefusal(question)) return question;
  const input = optionalFieldText(fields, mapping.input);
  if (isRefusal(input)) return input;
  const completion = fieldText(fields, mapping.completion);
  if (isRefusal(completion)) return completion;
  const system = optionalFieldText(fields, mapping.system);
  if (isRefusal(system)) return system;

  const prompt = input === null ? question : `${question}\n\n${input}`;
  const isPair = mapping.system === null;
  const first = system === null ? [] : [{ role: "system", content: system }];
  const turns = [
    { role: "user", content: prompt },
    { role: "assistant", content: completion },
  ];
  const content = JSON.stringify(isPair ? { prompt, completion } : { messages: [...first, ...turns] });
  return {
    type: isPair ? "prompt-completion" : "chat",
    content,
    prompt: system === null ? prompt : `${system}\n${prompt}`,
    notes: hasControlToken(content) ? ["special_tokens_in_text"] : [],
  };
}
