export interface DiffPart {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Above this many comparisons the middle of two texts is told as replaced: nobody reads such a difference word by word. */
const mostComparisons = 4_000_000;

/**
 * What became of `before`, word by word: words with the white space behind them, in the order in which they are read. Joined,
 * "same" and "added" are `after`, "same" and "removed" are `before`.
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail++;
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart["kind"], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + words.join("") };
    else parts.push({ kind, text: words.join("") });
  };
  put("same", now.slice(0, head));
  middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), put);
  put("same", now.slice(now.length - tail));
  return parts;
}

/** Share of the words of `after` that stood in `before` too, 0 to 1: below a third a difference only hides the text. */
export function sharedWords(parts: readonly DiffPart[]): number {
  const count = (kind: DiffPart["kind"]) =>
    parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + wordsOf(part.text).length, 0);
  const all = count("same") + count("added");
  return all === 0 ? 1 : count("same") / all;
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+\s*|[^\p{L}\p{N}_\s]\s*/gu) ?? [];
}

/** Longest common subsequence by its table of lengths. */
function middle(
  old: readonly string[],
  now: readonly string[],
  put: (kind: DiffPart["kind"], words: readonly string[]) => void,
): void {
  if (old.length * now.length > mostComparisons) {
    put("removed", old);
    put("added", now);
    return;
  }
  const wide = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * wide);
  for (let one = old.length - 1; one >= 0; one--) {
    for (let other = now.length - 1; other >= 0; other--) {
      const at = one * wide + other;
      lengths[at] =
        old[one] === now[other]
          ? (lengths[at + wide + 1] ?? 0) + 1
          : Math.max(lengths[at + wide] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  let [one, other] = [0, 0];
  while (one < old.length || other < now.length) {
    const at = one * wide + other;
    if (one < old.length && other < now.length && old[one] === now[other]) {
      put("same", now.slice(other, other + 1));
      one++;
      other++;
    } else if (
      one < old.length &&
      (other === now.length || (lengths[at + wide] ?? 0) >= (lengths[at + 1] ?? 0))
    ) {
      put("removed", old.slice(one, one + 1));
      one++;
    } else {
      put("added", now.slice(other, other + 1));
      other++;
    }
  }
}
