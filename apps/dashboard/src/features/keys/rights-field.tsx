import { RadioCards } from "@facet/ui/forms/radio-cards";
import { Segments } from "@facet/ui/forms/segments";
import { keyWords, type ScopeNoun } from "../../words/keys.ts";
import { type Level, levelsToGive, presetScopes, type RightsPreset, type Scope } from "./key-rights.ts";

const words = keyWords.dialog;
const presets = ["train", "chat", "read", "all", "custom"] as const;

interface RightsFieldProps {
  readonly mine: readonly Scope[];
  readonly preset: RightsPreset | null;
  readonly levels: ReadonlyMap<ScopeNoun, Level>;
  readonly onPreset: (preset: RightsPreset) => void;
  readonly onLevels: (levels: ReadonlyMap<ScopeNoun, Level>) => void;
  readonly error: string | undefined;
}

/** A few usual sets of rights, or each right by itself. What one may not do oneself is not there to give. */
export function RightsField({ mine, preset, levels, onPreset, onLevels, error }: RightsFieldProps) {
  const offered = presets.filter((one) => one === "custom" || presetScopes(one, mine).length > 0);
  return (
    <div className="grid gap-3">
      <RadioCards
        legend={words.rights}
        showLegend
        columns={2}
        value={preset}
        onChange={onPreset}
        choices={offered.map((one) => ({ value: one, ...words.presets[one] }))}
        {...(error === undefined ? {} : { error })}
      />
      {preset === "custom" && (
        <ul className="grid gap-1.5 rounded-lg border border-line p-3">
          {[...levelsToGive(mine)].map(([noun, own]) => (
            <li key={noun} className="flex flex-wrap items-center justify-between gap-2">
              {words.nouns[noun]}
              <Segments
                label={words.nouns[noun]}
                value={levels.get(noun) ?? "none"}
                onChange={(level) => onLevels(new Map(levels).set(noun, level))}
                choices={own.map((level) => ({ value: level, label: words.levels[level] }))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
