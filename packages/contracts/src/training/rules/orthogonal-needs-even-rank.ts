import type { Rule } from "./rule.ts";

/** PEFT splits the orthogonal directions between the adapter's two halves. */
export const orthogonalNeedsEvenRank: Rule = (knobs) => {
  if (knobs.tuning === "full" || knobs.init_lora_weights !== "orthogonal") return undefined;
  const odd = [knobs.lora_r, ...Object.values(knobs.rank_pattern)].find((rank) => rank % 2 === 1);
  if (odd === undefined) return undefined;
  const even = (rank: number) => rank + (rank % 2);
  return {
    code: "orthogonal_needs_even_rank",
    level: "stop",
    knobs: ["lora_r", "rank_pattern", "init_lora_weights"],
    sentence: `init_lora_weights orthogonal needs even ranks, and ${odd} is odd.`,
    fix: {
      sentence: "Round up to even ranks",
      set: {
        lora_r: even(knobs.lora_r),
        rank_pattern: Object.fromEntries(
          Object.entries(knobs.rank_pattern).map(([name, rank]) => [name, even(rank)]),
        ),
      },
    },
  };
};
