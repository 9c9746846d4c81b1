/** Whether one of the texts holds what a person searches for, in any case. An empty search finds all. */
export function containsText(wanted: string | undefined, ...texts: readonly string[]): boolean {
  const lower = wanted?.trim().toLowerCase() ?? "";
  return lower === "" || texts.some((text) => text.toLowerCase().includes(lower));
}
