import { gap } from "./series.ts";

/**
 * A running mean that forgets: each new value counts `1 - weight`, what came before `weight` (0 follows the raw line, below
 * 1). The start is corrected, so that it does not hang at the first value. Gaps and broken values pass through unchanged
 * and count for nothing.
 */
export function smooth(values: ArrayLike<number>, length: number, weight: number): Float64Array {
  return createSmoother(weight)(values, length);
}

/** The same, growing: every call only reckons what is new since the last. The answer is longer than `length`. */
export function createSmoother(weight: number): (values: ArrayLike<number>, length: number) => Float64Array {
  let done = 0;
  let sum = 0;
  let share = 0;
  let out = new Float64Array(256);
  return (values, length) => {
    if (length > out.length) {
      const longer = new Float64Array(Math.max(length, out.length * 2));
      longer.set(out);
      out = longer;
    }
    for (; done < length; done++) {
      const value = values[done] ?? gap;
      if (!Number.isFinite(value)) {
        out[done] = value;
        continue;
      }
      sum = weight * sum + (1 - weight) * value;
      share = weight * share + (1 - weight);
      out[done] = sum / share;
    }
    return out;
  };
}
