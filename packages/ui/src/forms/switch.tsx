import type { ReactNode } from "react";
import { useField } from "./field-context.ts";

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
  "aria-label"?: string | undefined;
}

/** Takes effect at once. What waits for a Save button is a Checkbox. */
export function Switch({ checked, onChange, label, hint, disabled, ...rest }: SwitchProps) {
  const { control } = useField({});
  const button = (
    <button
      {...control}
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={rest["aria-label"]}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className="group relative inline-flex h-6 w-10 shrink-0 items-center disabled:opacity-55 forced-color-adjust-none pointer-coarse:h-11"
    >
      <span className="h-5 w-9 rounded-full border border-control bg-sunken transition-colors duration-120 group-aria-checked:border-accent group-aria-checked:bg-accent" />
      <span className="absolute left-1 size-3.5 rounded-full bg-muted transition-[left,background-color] duration-120 group-aria-checked:left-[19px] group-aria-checked:bg-accent-ink" />
    </button>
  );
  if (label === undefined) return button;
  return (
    <span className="flex items-start justify-between gap-4 text-base">
      <label htmlFor={control.id} className="pt-0.5">
        {label}
        {hint !== undefined && <span className="block text-muted text-sm">{hint}</span>}
      </label>
      {button}
    </span>
  );
}
