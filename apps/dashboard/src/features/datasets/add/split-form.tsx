import { formatPercent } from "@facet/ui/format/format-percent";
import { Field } from "@facet/ui/forms/field";
import { NumberInput } from "@facet/ui/forms/number-input";
import { addDatasetWords } from "../../../words/add-dataset.ts";

const words = addDatasetWords.splits;

/** Shares of the rows, 0 to 0.5. */
export interface Shares {
  readonly validation: number;
  readonly test: number;
}

interface SplitFormProps {
  readonly value: Shares;
  readonly onChange: (shares: Shares) => void;
  readonly error: string | undefined;
  /** The verdict has a file of its own: no share is asked for it. */
  readonly hasOwnTest: boolean;
}

/** How many rows are not learned from. */
export function SplitForm({ value, onChange, error, hasOwnTest }: SplitFormProps) {
  const percent = (share: number) => Math.round(share * 1000) / 10;
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="sr-only">{words.title}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={words.validation} hint={words.validationHint} error={error}>
          <NumberInput
            value={percent(value.validation)}
            onChange={(next) => onChange({ ...value, validation: (next ?? 0) / 100 })}
            least={0}
            most={50}
            suffix="%"
          />
        </Field>
        {!hasOwnTest && (
          <Field label={words.test} hint={words.testHint} warning={value.test === 0 && words.noTest}>
            <NumberInput
              value={percent(value.test)}
              onChange={(next) => onChange({ ...value, test: (next ?? 0) / 100 })}
              least={0}
              most={50}
              suffix="%"
            />
          </Field>
        )}
      </div>
      <p className="text-muted text-sm">
        {words.left(formatPercent(1 - value.validation - (hasOwnTest ? 0 : value.test), { digits: 0 }))}
      </p>
    </fieldset>
  );
}
