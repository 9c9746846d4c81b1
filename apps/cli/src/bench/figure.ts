/** One measured number beside the bar that it has to clear. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `score`: layout shift as browsers count it; `KB`: 1024 bytes. */
  readonly unit: "ms" | "ratio" | "relative" | "score" | "KB" | "MiB" | "a second" | "events";
  readonly bar: number;
  readonly sense: "at most" | "at least";
  /** How many measurements stand behind it. */
  readonly count: number;
  readonly passed: boolean;
}

export function figure(facts: Omit<Figure, "passed">): Figure {
  const { value, bar, sense } = facts;
  return { ...facts, passed: sense === "at most" ? value <= bar : value >= bar };
}
