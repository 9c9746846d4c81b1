import type { BaseModel, CanonicalRow, PreparationSettings } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { formatNumber } from "@facet/ui/format/format-number";
import { Field } from "@facet/ui/forms/field";
import { NumberInput } from "@facet/ui/forms/number-input";
import { Select } from "@facet/ui/forms/select";
import { Panel } from "@facet/ui/layout/panel";
import { datasetTabWords } from "../../../words/dataset-tabs.ts";
import { problemText } from "../../../words/problem-text.ts";
import { FormProblem } from "../../forms/form-problem.tsx";

interface CountFormProps {
  readonly models: readonly BaseModel[];
  readonly modelId: string;
  readonly onModel: (id: string) => void;
  readonly settings: PreparationSettings;
  readonly onSettings: (settings: PreparationSettings) => void;
  readonly type: CanonicalRow["type"];
  /** The limit is chosen here; otherwise it is the line in the picture below. */
  readonly asksLimit: boolean;
  /** What is shown below is what is chosen here. */
  readonly isCounted: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCount: () => void;
}

const words = datasetTabWords.tokens;
type TrainOn = PreparationSettings["train_on"];

/** Other row types fall back to their own answer part: these would all mean the same. */
const trainOns: Readonly<Record<CanonicalRow["type"], readonly TrainOn[]>> = {
  chat: ["last-assistant", "all-assistant", "all"],
  "prompt-completion": ["last-assistant", "all"],
  text: ["last-assistant"],
};
const truncations = ["drop", "keep_start"] as const;

/** For which model, and how, the rows are cut into tokens. */
export function CountForm(props: CountFormProps) {
  const { models, modelId, onModel, settings, onSettings, type } = props;
  const { asksLimit, isCounted, busy, error, onCount } = props;
  const context = models.find(({ id }) => id === modelId)?.shape?.contextLength;
  const known = trainOns[type];
  const choices = known.includes(settings.train_on) ? known : [...known, settings.train_on];
  return (
    <Panel>
      <form
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !isCounted) onCount();
        }}
      >
        <Field label={words.model}>
          <Select
            value={modelId}
            onChange={onModel}
            choices={models.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        {asksLimit && (
          <Field label={words.limit}>
            <NumberInput
              value={settings.max_length}
              onChange={(length) => length !== null && onSettings({ ...settings, max_length: length })}
              least={16}
              most={Math.min(131_072, context ?? 131_072)}
              step={128}
              whole
              suffix={words.limitUnit}
            />
          </Field>
        )}
        <Field label={words.trainOn}>
          <Select
            value={settings.train_on}
            onChange={(train_on) => onSettings({ ...settings, train_on })}
            choices={choices.map((value) => ({
              value,
              label: type === "text" ? words.trainOnChoices.all : words.trainOnChoices[value],
            }))}
          />
        </Field>
        <Field label={words.long}>
          <Select
            value={settings.truncation}
            onChange={(truncation) => onSettings({ ...settings, truncation })}
            choices={truncations.map((value) => ({ value, label: words.truncationChoices[value] }))}
          />
        </Field>
        {isCounted ? (
          <p className="pb-2 text-muted text-sm">{words.isCounted}</p>
        ) : (
          <div>
            <Button look="main" type="submit" busy={busy}>
              {words.again(formatNumber(settings.max_length))}
            </Button>
          </div>
        )}
      </form>
      <FormProblem text={error === null ? undefined : problemText(error)} />
    </Panel>
  );
}
