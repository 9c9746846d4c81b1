/** 18 to 25 min: a unit that both ends share is said once. */
export function formatRange(low: string, high: string): string {
  if (low === high) return low;
  const lowUnit = unitOf(low);
  const shared = lowUnit !== "" && lowUnit === unitOf(high) && isSimple(low) && isSimple(high);
  return `${shared ? low.slice(0, -lowUnit.length).trimEnd() : low} to ${high}`;
}

const unitOf = (text: string) => /[^\d\s.,−+]+$/.exec(text)?.[0] ?? "";
/** One number and one unit; "1 h 5 min" has two. */
const isSimple = (text: string) => /^[−+]?[\d.,]+\s?[^\d\s]+$/.test(text);
