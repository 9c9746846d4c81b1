import type { FeedHint } from "@facet/sdk/generated/types.gen";
import type { QueryClient } from "@tanstack/react-query";

/** The nouns of the project feed as the cache names them. */
const nouns: Readonly<Record<string, string>> = {
  project: "project",
  dataset: "dataset",
  baseModel: "base-model",
  preparation: "preparation",
  fineTune: "fine-tune",
  job: "job",
  progress: "job",
  model: "model",
  evaluation: "evaluation",
  export: "export",
};

/** Of these the rail tells how many there are. */
const counted = new Set(["dataset", "fine-tune", "model", "evaluation"]);

export function isHinted(noun: unknown): boolean {
  return noun === "counts" || Object.values(nouns).some((known) => known === noun);
}

/** A job says how far it is about once a second; lists of jobs are read again no more often than this. */
const listEveryMs = 500;

/** Takes the feed's hints to the cache: what is on the screen is read again, the rest when it is next looked at. */
export function takeHints(cache: QueryClient): { take: (hint: FeedHint) => void; close: () => void } {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const readAt = new Map<string, number>();

  function refresh(noun: string): void {
    waiting.delete(noun);
    readAt.set(noun, performance.now());
    void cache.invalidateQueries({ queryKey: [noun, "list"] });
    if (counted.has(noun)) void cache.invalidateQueries({ queryKey: ["counts"] });
  }

  return {
    take({ noun: name, id }) {
      const noun = nouns[name];
      if (noun === undefined) return;
      // Exact: a job's story and rows have their own way to stay fresh.
      void cache.invalidateQueries({ queryKey: [noun, id], exact: true });
      if (waiting.has(noun)) return;
      const waitMs = (readAt.get(noun) ?? Number.NEGATIVE_INFINITY) + listEveryMs - performance.now();
      if (waitMs <= 0) refresh(noun);
      else
        waiting.set(
          noun,
          setTimeout(() => refresh(noun), waitMs),
        );
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
