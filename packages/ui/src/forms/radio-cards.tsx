import { type ReactNode, useId } from "react";
import { classNames } from "../class-names.ts";

export interface RadioCard<Value extends string = string> {
  value: Value;
  label: ReactNode;
  detail?: ReactNode;
  /** At the card's end: a badge. */
  aside?: ReactNode;
  disabledReason?: string | undefined;
}

export interface RadioCardsProps<Value extends string> {
  /** What is asked; said aloud before the choices. */
  legend: string;
  showLegend?: boolean | undefined;
  value: Value | null;
  onChange: (value: Value) => void;
  choices: readonly RadioCard<Value>[];
  /** Columns on a wide screen; always one at 360 px. */
  columns?: 1 | 2 | 3 | 4 | undefined;
  error?: string | undefined;
}

const grids = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
} as const;

export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { legend, showLegend = false, value, onChange, choices, columns = 2, error } = props;
  const id = useId();
  return (
    <fieldset
      className="grid min-w-0 gap-2"
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className={showLegend ? "mb-2 font-medium text-table" : "sr-only"}>{legend}</legend>
      <div className={classNames("grid gap-3", grids[columns])}>
        {choices.map((card) => (
          <label
            key={card.value}
            className={classNames(
              "relative flex min-h-11 items-start gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 transition-colors duration-120",
              "has-[:checked]:border-accent has-[:checked]:ring-1 has-[:checked]:ring-accent has-[:checked]:ring-inset",
              "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus",
              card.disabledReason === undefined
                ? "cursor-pointer hover:border-line-strong"
                : "cursor-not-allowed bg-sunken",
            )}
          >
            <input
              type="radio"
              name={id}
              value={card.value}
              checked={card.value === value}
              disabled={card.disabledReason !== undefined}
              onChange={() => onChange(card.value)}
              className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-surface outline-none checked:border-[5px] checked:border-accent disabled:opacity-55"
            />
            <span className="min-w-0 flex-1">
              <span
                className={classNames("block font-medium", card.disabledReason !== undefined && "text-faint")}
              >
                {card.label}
              </span>
              {card.detail !== undefined && <span className="block text-muted text-sm">{card.detail}</span>}
              {card.disabledReason !== undefined && (
                <span className="block text-sm text-warning">{card.disabledReason}</span>
              )}
            </span>
            {card.aside}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
