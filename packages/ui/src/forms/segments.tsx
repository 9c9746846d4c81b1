import { useId } from "react";
import type { Choice } from "./select.tsx";

export interface SegmentsProps<Value extends string> {
  /** What is chosen; said aloud, not shown. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly Choice<Value>[];
}

/** Two to five ways to see the same thing: Chat, JSON, Tokens; Quick, Balanced, Thorough. */
export function Segments<Value extends string>({ label, value, onChange, choices }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex rounded-md border border-line-strong bg-surface p-0.5"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          title={choice.disabledReason ?? choice.detail}
          className="inline-flex min-h-6.5 items-center rounded-sm px-2.5 text-muted text-table transition-colors duration-120 hover:text-text has-[:disabled]:cursor-not-allowed has-[:checked]:bg-accent-soft has-[:checked]:font-medium has-[:disabled]:text-faint has-[:checked]:text-text has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus pointer-coarse:min-h-11 forced-colors:has-[:checked]:outline-1"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabledReason !== undefined}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
