import { ChevronDown } from "lucide-react";
import type { Ref, SelectHTMLAttributes } from "react";
import { classNames } from "../class-names.ts";
import { controlBox } from "./control-classes.ts";
import { useField } from "./field-context.ts";

export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
  /** A second line in a Combobox or RadioCards. */
  detail?: string | undefined;
  /** Why it cannot be chosen now. */
  disabledReason?: string | undefined;
}

type Attributes = Omit<SelectHTMLAttributes<HTMLSelectElement>, "value" | "onChange">;

export interface SelectProps<Value extends string> extends Attributes {
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
  /** Shown while nothing is chosen. */
  placeholder?: string | undefined;
  ref?: Ref<HTMLSelectElement> | undefined;
}

/** Up to a dozen plain choices, drawn by the system: keyboard and phone know it. More, or with search: Combobox. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, choices, placeholder, className, ...rest } = props;
  const { control } = useField(rest);
  return (
    <div className={classNames(controlBox, "relative !px-0", className)}>
      <select
        {...rest}
        {...control}
        value={value ?? ""}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className="w-full self-stretch appearance-none rounded-md bg-transparent py-1.5 pr-8 pl-2.5 text-base outline-none disabled:cursor-not-allowed disabled:text-faint pointer-coarse:text-lg"
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {choices.map((choice) => (
          <option
            key={choice.value}
            value={choice.value}
            disabled={choice.disabledReason !== undefined}
            className="bg-surface text-text"
          >
            {choice.disabledReason === undefined ? choice.label : `${choice.label}: ${choice.disabledReason}`}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute right-2.5 text-muted" />
    </div>
  );
}
