/** One reading of a series. `value` null: nothing was read here, the line breaks; NaN or infinite: read, and broken. */
export interface ChartPoint {
  readonly step: number;
  readonly value: number | null;
  readonly epoch?: number;
  /** Seconds since the run began. */
  readonly seconds?: number;
}

export type XAxis = "step" | "epoch" | "time";

/** How a break in the line is stored among numbers. NaN stands for a value that was read and is no number. */
export const gap = Number.NEGATIVE_INFINITY;

/**
 * Points that grow in place, sorted by step, one a step: a later reading of a step replaces the earlier one, so that the
 * newest attempt of a run wins. Arrays are longer than `length`; only the first `length` entries count.
 */
export interface Series {
  readonly length: number;
  readonly values: Float64Array;
  /** Raised when a point before the end was changed: what was derived from the old ones is void. */
  readonly rewrites: number;
  positions(axis: XAxis): Float64Array;
  append(points: readonly ChartPoint[]): void;
  /** Calls `listener` after every append; answers how to stop. */
  subscribe(listener: () => void): () => void;
}

export function createSeries(points: readonly ChartPoint[] = []): Series {
  let length = 0;
  let rewrites = 0;
  let capacity = Math.max(256, points.length);
  let steps = new Float64Array(capacity);
  let epochs = new Float64Array(capacity);
  let times = new Float64Array(capacity);
  let values = new Float64Array(capacity);
  const listeners = new Set<() => void>();

  function grow(): void {
    capacity *= 2;
    const longer = (old: Float64Array) => {
      const next = new Float64Array(capacity);
      next.set(old);
      return next;
    };
    steps = longer(steps);
    epochs = longer(epochs);
    times = longer(times);
    values = longer(values);
  }

  function write(at: number, { step, value, epoch, seconds }: ChartPoint): void {
    steps[at] = step;
    epochs[at] = epoch ?? Number.NaN;
    times[at] = seconds ?? Number.NaN;
    values[at] = value === null ? gap : Number.isFinite(value) ? value : Number.NaN;
  }

  function put(point: ChartPoint): void {
    const last = length === 0 ? Number.NEGATIVE_INFINITY : (steps[length - 1] ?? 0);
    if (point.step > last) {
      if (length === capacity) grow();
      write(length, point);
      length += 1;
      return;
    }
    rewrites += 1;
    const at = firstAtOrAfter(steps, length, point.step);
    if (steps[at] !== point.step) {
      if (length === capacity) grow();
      for (const column of [steps, epochs, times, values]) column.copyWithin(at + 1, at, length);
      length += 1;
    }
    write(at, point);
  }

  for (const point of points) put(point);
  return {
    get length() {
      return length;
    },
    get values() {
      return values;
    },
    get rewrites() {
      return rewrites;
    },
    positions: (axis) => (axis === "step" ? steps : axis === "epoch" ? epochs : times),
    append(more) {
      for (const point of more) put(point);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Index of the first of `length` ascending numbers that is not below `wanted`; `length` where all are. */
export function firstAtOrAfter(ascending: ArrayLike<number>, length: number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
