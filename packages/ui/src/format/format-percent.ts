import { formatNumber } from "./format-number.ts";
import { gap } from "./language.ts";

/** A share as 38.1 %; a difference of shares signed, +44.8 %. */
export function formatPercent(
  share: number | null | undefined,
  style: { digits?: number | undefined; signed?: boolean | undefined } = {},
): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  const { digits = 1, signed } = style;
  return `${formatNumber(share * 100, { digits, fixed: digits > 0, signed })}${gap}%`;
}
