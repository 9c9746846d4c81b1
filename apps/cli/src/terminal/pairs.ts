/** `Label   text` lines; those without a text are left out. */
export function formatPairs(pairs: readonly (readonly [label: string, text: string])[]): string {
  const shown = pairs.filter(([, text]) => text !== "");
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, text]) => `${label.padEnd(width)}  ${text}\n`).join("");
}
