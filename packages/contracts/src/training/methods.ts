import type { z } from "zod";
import type { RowType } from "../datasets/dataset.ts";
import { type KnobId, knobs } from "./knobs/all-knobs.ts";

export type MethodId = "sft";

export interface Method {
  readonly id: MethodId;
  readonly label: string;
  readonly sentence: string;
  /** The types of rows it takes. */
  readonly rowTypes: readonly z.infer<typeof RowType>[];
  readonly knobs: readonly KnobId[];
  readonly needs: {
    /** Row types that need a chat template in the model. */
    readonly chatTemplateFor: readonly z.infer<typeof RowType>[];
    /** Fewest rows that can be trained at all. */
    readonly trainRows: number;
    readonly rewards: boolean;
  };
}

export const methods: readonly Method[] = [
  {
    id: "sft",
    label: "Supervised fine-tuning",
    sentence: "The model learns to write the answers in your rows.",
    rowTypes: ["chat", "prompt-completion", "text"],
    knobs: knobs.filter((knob) => knob.methods.includes("sft")).map((knob) => knob.id),
    needs: { chatTemplateFor: ["chat"], trainRows: 1, rewards: false },
  },
];
