import type { Model } from "@facet/sdk/generated/types.gen";
import { formatCount, formatDuration, formatMoment, formatNumber } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";
import { oneLine } from "../terminal/table.ts";

export function showModel(model: Model): string {
  const { id, name, description, tags, kind, fineTuneId, baseModelId, training, createdAt } = model;
  const { firstLoss, lastLoss } = training;
  return formatPairs([
    ["Model", `${name} (${id})`],
    ["Description", oneLine(description)],
    ["Tags", tags.join(", ")],
    ["Kind", kind === "adapter" ? "an adapter beside its base" : "full weights"],
    ["Base model", baseModelId],
    ["Fine-tune", fineTuneId],
    [
      "Training",
      `${formatCount(training.steps)} steps, ${formatCount(training.tokens)} tokens, ${formatDuration(training.trainingSeconds)}`,
    ],
    [
      "Loss",
      firstLoss === null || lastLoss === null
        ? ""
        : `${formatNumber(firstLoss)} to ${formatNumber(lastLoss)}`,
    ],
    ["Made", formatMoment(createdAt)],
  ]);
}
