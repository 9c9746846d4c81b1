import { classNames } from "../class-names.ts";

export interface BarPairProps {
  /** What is compared: "Right answers". */
  label: string;
  base: number;
  tuned: number;
  format: (value: number) => string;
  /** Where a bar is full; without it the larger of both. */
  full?: number | undefined;
  /** Names of both, if not "base" and "tuned". */
  names?: readonly [base: string, tuned: string] | undefined;
}

/** Two figures of the same kind, before and after. */
export function BarPair({ label, base, tuned, format, full, names = ["base", "tuned"] }: BarPairProps) {
  const whole = full ?? Math.max(Math.abs(base), Math.abs(tuned));
  return (
    <dl className="m-0 grid gap-1" aria-label={label}>
      <Bar name={names[0]} value={base} whole={whole} format={format} look="bg-line-strong" />
      <Bar name={names[1]} value={tuned} whole={whole} format={format} look="bg-accent" />
    </dl>
  );
}

interface BarProps {
  name: string;
  value: number;
  whole: number;
  format: (value: number) => string;
  look: string;
}

function Bar({ name, value, whole, format, look }: BarProps) {
  const share = whole === 0 || !Number.isFinite(value) ? 0 : Math.min(1, Math.abs(value) / whole);
  return (
    <div className="grid grid-cols-[3.5rem_1fr_4.5rem] items-center gap-3 text-table">
      <dt className="truncate text-muted">{name}</dt>
      <dd className="order-3 m-0 text-right">{format(value)}</dd>
      <span aria-hidden className="h-2.5 overflow-hidden rounded-xs bg-sunken forced-colors:border">
        <span
          className={classNames("block h-full rounded-xs forced-colors:bg-[Highlight]", look)}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </div>
  );
}
