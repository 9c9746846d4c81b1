export const mostCompared = 6;

/** The runs that an address names: each once, at most six. */
export function chosenRuns(text: string): readonly string[] {
  return [...new Set(text.split(",").filter((id) => /^run_[0-9a-z]+$/.test(id)))].slice(0, mostCompared);
}
