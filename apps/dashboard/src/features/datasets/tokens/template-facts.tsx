import type { Preparation } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Notice } from "@facet/ui/layout/notice";
import { Panel } from "@facet/ui/layout/panel";
import { metricWords } from "@facet/ui/signature/words/metric-words";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";

type Stats = NonNullable<Preparation["stats"]>;

const words = datasetTabWords.tokens;
const reasons: Readonly<Record<string, string>> = words.dropped.reasons;

/** Why rows are left out, and by which template the others reach the model. */
export function TemplateFacts({ stats, split }: { stats: Stats; split: Stats["train"] }) {
  const dropped = Object.entries(split.dropReasons).toSorted((one, other) => other[1] - one[1]);
  const { template, suggestedMetric, warnings } = stats;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel title={words.template.title}>
        <div className="grid gap-3">
          <KeyValues
            align="start"
            items={[
              { label: words.template.source, value: <code>{template.source}</code> },
              {
                label: words.template.system,
                value: template.addsDefaultSystem ? words.template.addsSystem : words.template.keepsSystem,
              },
              {
                label: words.template.metric,
                value: metricWords[suggestedMetric.metric].label,
                note: suggestedMetric.reason,
              },
            ]}
          />
          {warnings.map((warning) => (
            <Notice key={warning} tone="warning">
              {warning}
            </Notice>
          ))}
        </div>
      </Panel>
      <Panel title={words.dropped.title}>
        {dropped.length === 0 ? (
          <p className="text-muted">{words.dropped.none}</p>
        ) : (
          <KeyValues
            items={dropped.map(([reason, rows]) => ({
              label: reasons[reason] ?? reason.replaceAll("_", " "),
              value: formatNumber(rows),
            }))}
          />
        )}
      </Panel>
    </div>
  );
}
