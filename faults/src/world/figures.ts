import { Broken } from "./broken.ts";

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Null: only counted. */
  readonly limit: number | null;
  readonly unit: string;
}

export function takeFigures(): {
  readonly taken: readonly Figure[];
  bar(name: string, value: number, limit: number, unit: string): void;
  tally(name: string, value: number): void;
} {
  const taken: Figure[] = [];
  return {
    taken,
    bar(name, value, limit, unit) {
      taken.push({ name, value: Math.round(value * 1000) / 1000, limit, unit });
      if (value > limit)
        throw new Broken(`${name}: ${Math.round(value * 100) / 100} ${unit}, the bar is ${limit} ${unit}`);
    },
    tally: (name, value) => void taken.push({ name, value, limit: null, unit: "" }),
  };
}
