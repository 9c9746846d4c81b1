import { formatNumber, type NumberStyle } from "../format/format-number.ts";
import { gap } from "../format/language.ts";

export interface NumProps extends NumberStyle {
  value: number | null | undefined;
  unit?: string | undefined;
}

/** 1,940 · 2e-4 · −0.52 · 1,486 tokens/s. The full number is its title where it was shortened. */
export function Num({ value, unit, ...style }: NumProps) {
  const text = formatNumber(value, style);
  const full = style.compact === true ? formatNumber(value, { digits: 3 }) : text;
  return (
    <span title={full === text ? undefined : full} className="whitespace-nowrap">
      {text}
      {unit === undefined ? "" : gap + unit}
    </span>
  );
}
