import type { Detection } from "@facet/sdk/generated/types.gen";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import {
  isOptional,
  type MappingDraft,
  type MappingType,
  missingRoles,
  rolesOf,
  withType,
} from "./mapping-draft.ts";

interface MappingFormProps {
  readonly columns: Detection["columns"];
  readonly value: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
  /** It was tried to send it: what is missing is said. */
  readonly tried: boolean;
}

const words = addDatasetWords.mapping;
const types: readonly MappingType[] = ["prompt-completion", "chat", "text"];

/** Which column is what. The rows beside it follow every change. */
export function MappingForm({ columns, value, onChange, tried }: MappingFormProps) {
  const missing = new Set(tried ? missingRoles(value) : []);
  const names = columns.map(({ name }) => ({ value: name, label: name }));
  return (
    <div className="grid gap-4">
      <Field label={words.type} error={tried && value.type === null && words.missingType}>
        <Select
          value={value.type}
          placeholder={words.chooseType}
          onChange={(type) => onChange(withType(value, type, columns))}
          choices={types.map((type) => ({ value: type, label: words.types[type] }))}
        />
      </Field>
      {value.type !== null && (
        <div className="grid gap-4 sm:grid-cols-2">
          {rolesOf[value.type].map((role) => (
            <Field
              key={role}
              label={words.fields[role]}
              optional={isOptional(role)}
              error={missing.has(role) && words.missing}
            >
              <Select
                value={isOptional(role) || value[role] !== "" ? value[role] : null}
                placeholder={isOptional(role) ? undefined : words.choose}
                onChange={(column) => onChange({ ...value, [role]: column })}
                choices={isOptional(role) ? [{ value: "", label: words.none }, ...names] : names}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
