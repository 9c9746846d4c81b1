import { formatBytes } from "../format/format-bytes.ts";
import { formatNumber } from "../format/format-number.ts";
import { gap } from "../format/language.ts";

/** 1.07 GB, with the exact number of bytes as its title. */
export function Bytes({ value, signed = false }: { value: number | null | undefined; signed?: boolean }) {
  const exact = typeof value === "number" && Math.abs(value) >= 1000;
  return (
    <span title={exact ? `${formatNumber(value)}${gap}B` : undefined} className="whitespace-nowrap">
      {formatBytes(value, { signed })}
    </span>
  );
}
