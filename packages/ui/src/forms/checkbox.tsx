import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { useField } from "./field-context.ts";

export interface CheckboxProps {
  checked: boolean | "mixed";
  onChange: (checked: boolean) => void;
  /** Beside the box; without it give an aria-label. */
  label?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
  "aria-label"?: string | undefined;
  tabIndex?: number | undefined;
}

// The input lies unseen over the drawn box: 24 px to press, 44 px on touch, although the box is 16.
const target = "peer absolute -inset-1 m-0 size-6 opacity-0 pointer-coarse:-inset-3.5 pointer-coarse:size-11";
const box =
  "pointer-events-none inline-flex size-4 items-center justify-center rounded-sm border border-control bg-surface text-accent-ink forced-color-adjust-none " +
  "peer-checked:border-accent peer-checked:bg-accent peer-indeterminate:border-accent peer-indeterminate:bg-accent " +
  "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus peer-disabled:opacity-55";

export function Checkbox({ checked, onChange, label, hint, disabled, tabIndex, ...rest }: CheckboxProps) {
  const { control } = useField({});
  const input = (
    <span className="relative inline-flex size-4 shrink-0">
      <input
        {...control}
        type="checkbox"
        aria-label={rest["aria-label"]}
        tabIndex={tabIndex}
        disabled={disabled}
        checked={checked === true}
        ref={(node) => {
          if (node !== null) node.indeterminate = checked === "mixed";
        }}
        onChange={(event) => onChange(event.target.checked)}
        className={target}
      />
      <span aria-hidden className={box}>
        {checked === true && <Check size={12} strokeWidth={3} />}
        {checked === "mixed" && <Minus size={12} strokeWidth={3} />}
      </span>
    </span>
  );
  if (label === undefined) {
    return (
      <span className="-m-1 inline-flex size-6 items-center align-middle justify-center pointer-coarse:size-11">
        {input}
      </span>
    );
  }
  return (
    <label
      htmlFor={control.id}
      className={classNames(
        "grid min-h-6 grid-cols-[auto_1fr] items-start gap-x-2 text-base pointer-coarse:min-h-11",
        disabled === true && "cursor-not-allowed text-faint",
      )}
    >
      <span className="flex h-5 items-center">{input}</span>
      <span>
        {label}
        {hint !== undefined && <span className="block text-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
