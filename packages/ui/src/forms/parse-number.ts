/** What people write as a number: 1,024 · 2e-4 · .5 · −3. Null is an empty text, undefined is no number. */
export function parseNumber(text: string): number | null | undefined {
  const plain = text
    .trim()
    .replace(/[\u2212–]/g, "-")
    .replace(/[\s\u00a0_]/g, "");
  if (plain === "") return null;
  const ungrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(ungrouped) ? Number(ungrouped) : undefined;
}
