import type { EvaluateSettings } from "@facet/contracts/jobs/kinds/evaluate";
import type { PreparationStats } from "@facet/contracts/preparations/preparation";

/** `auto` follows the data, as the preparation found it. Perplexity says what loss says, on a scale that cannot be tested. */
export function scoredMetric(chosen: EvaluateSettings["primaryMetric"], stats: PreparationStats) {
  const metric = chosen === "auto" ? stats.suggestedMetric.metric : chosen;
  return metric === "perplexity" ? "loss" : metric;
}
