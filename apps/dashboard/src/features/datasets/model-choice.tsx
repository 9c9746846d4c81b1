import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { Select } from "@facet/ui/forms/select";
import { datasetWords } from "../../words/datasets.ts";

interface ModelChoiceProps {
  readonly models: readonly BaseModel[];
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

/** Whose tokenizer and template; nothing where there is no choice. */
export function ModelChoice({ models, value, onChange }: ModelChoiceProps) {
  if (models.length < 2) return null;
  return (
    <Select
      aria-label={datasetWords.rows.model}
      value={value ?? null}
      onChange={onChange}
      choices={models.map(({ id, name }) => ({ value: id, label: name }))}
      className="max-w-44"
    />
  );
}
