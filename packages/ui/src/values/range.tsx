import { formatRange } from "../format/format-range.ts";

export interface RangeProps {
  low: number;
  high: number;
  /** The likeliest value stands in front, the range in brackets: 21 min (18 to 25 min). */
  likely?: number | undefined;
  format: (value: number) => string;
}

/** An estimate is never one bare number. */
export function Range({ low, high, likely, format }: RangeProps) {
  const range = formatRange(format(low), format(high));
  if (likely === undefined) return <span>{range}</span>;
  return (
    <span>
      <b className="font-semibold">{format(likely)}</b>
      {low !== high && <span className="text-muted"> ({range})</span>}
    </span>
  );
}
