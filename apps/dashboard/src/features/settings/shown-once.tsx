import { CopyButton } from "@facet/ui/actions/copy-button";
import { Field } from "@facet/ui/forms/field";
import { TextInput } from "@facet/ui/forms/text-input";

interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
  readonly copy: string;
}

/** A key or a link that the API gives this once: to copy, never to edit. */
export function ShownOnce({ label, value, copy }: ShownOnceProps) {
  return (
    <div className="grid gap-2">
      <Field label={label}>
        <TextInput
          mono
          readOnly
          value={value}
          onChange={() => undefined}
          onFocus={(event) => event.target.select()}
        />
      </Field>
      <div>
        <CopyButton text={value} label={copy} look="main" size="medium" />
      </div>
    </div>
  );
}
