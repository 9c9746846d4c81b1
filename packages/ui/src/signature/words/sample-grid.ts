export interface Sample {
  /** 0: before the first step. */
  readonly step: number;
  readonly index: number;
  readonly prompt: unknown;
  readonly text: string;
  readonly model: "base" | "tuned";
  /** The known answer, where the prompt is a row's. */
  readonly reference?: string | null | undefined;
}

export interface WatchedPrompt {
  readonly index: number;
  readonly prompt: unknown;
  readonly reference: string | null;
  /** The base's answer; null while it is not there. */
  readonly base: string | null;
  /** Answers by step, ascending; of several attempts at a step the last. */
  readonly answers: readonly { readonly step: number; readonly text: string }[];
}

/** Samples in the order in which they came, as a grid: prompt by checkpoint. */
export function sampleGrid(samples: readonly Sample[]): readonly WatchedPrompt[] {
  const byPrompt = Map.groupBy(samples, (sample) => sample.index);
  return [...byPrompt.entries()]
    .sort(([one], [other]) => one - other)
    .map(([index, all]) => {
      const answers = new Map(
        all.filter(({ model }) => model === "tuned").map(({ step, text }) => [step, text]),
      );
      return {
        index,
        prompt: all[0]?.prompt ?? "",
        reference: all.find(({ reference }) => typeof reference === "string")?.reference ?? null,
        base: all.findLast(({ model }) => model === "base")?.text ?? null,
        answers: [...answers].sort(([one], [other]) => one - other).map(([step, text]) => ({ step, text })),
      };
    });
}
