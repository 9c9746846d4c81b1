import type { PreparationSettings } from "@facet/sdk/generated/types.gen";

/** What a run takes that says nothing else: as the knobs of the same names. A test compares them. */
export const usualSettings: PreparationSettings = {
  max_length: 1024,
  train_on: "last-assistant",
  truncation: "drop",
};
