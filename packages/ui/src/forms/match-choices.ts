import type { Choice } from "./select.tsx";

/** Choices in which every word of the query occurs; those whose label begins with it come first. */
export function matchChoices<Value extends string>(
  choices: readonly Choice<Value>[],
  query: string,
): readonly Choice<Value>[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return choices;
  const first = wanted.join(" ");
  const found = choices.filter((choice) => {
    const text = `${choice.label} ${choice.detail ?? ""} ${choice.value}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const begins = (choice: Choice) => choice.label.toLocaleLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}
