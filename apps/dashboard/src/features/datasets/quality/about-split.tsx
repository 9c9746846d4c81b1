import type { SplitStatistics } from "@facet/sdk/generated/types.gen";
import { formatNumber } from "@facet/ui/format/format-number";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";

const words = datasetTabWords.quality.about;
const roleNames: Readonly<Record<string, string>> = words.roles;

/** One split in figures. */
export function AboutSplit({ split }: { split: SplitStatistics }) {
  const { turns, characters } = split;
  return (
    <Panel title={words.title}>
      <KeyValues
        items={[
          { label: words.rows, value: formatNumber(split.rows) },
          { label: words.prompts, value: formatNumber(split.prompts) },
          ...(turns === null
            ? []
            : [
                {
                  label: words.turns,
                  value: words.turnsValue(
                    formatNumber(turns.min),
                    formatNumber(turns.mean, { digits: 1 }),
                    formatNumber(turns.max),
                  ),
                },
              ]),
          ...Object.entries(split.roles).map(([role, count]) => ({
            label: roleNames[role] ?? words.role(role),
            value: formatNumber(count),
          })),
          ...(split.withTools === 0 ? [] : [{ label: words.tools, value: formatNumber(split.withTools) }]),
          ...(characters === null
            ? []
            : [{ label: words.longest, value: words.characters(formatNumber(characters.max)) }]),
        ]}
      />
    </Panel>
  );
}
