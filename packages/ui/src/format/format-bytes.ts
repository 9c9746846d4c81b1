import { formatNumber } from "./format-number.ts";
import { gap } from "./language.ts";

const units = ["B", "KB", "MB", "GB", "TB", "PB"];

/** 512 B · 1.07 GB · −0.9 GB: steps of 1,000, as download pages and drives count. */
export function formatBytes(bytes: number | null | undefined, style: { signed?: boolean } = {}): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return "–";
  const size = Math.abs(bytes);
  let step = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  // 999,999 B would round up to "1,000 KB".
  if (step < units.length - 1 && Number((size / 1000 ** step).toFixed(digitsOf(size / 1000 ** step))) >= 1000)
    step += 1;
  const scaled = bytes / 1000 ** step;
  const digits = step === 0 ? 0 : digitsOf(Math.abs(scaled));
  return formatNumber(scaled, { digits, fixed: step > 0, signed: style.signed }) + gap + units[step];
}

function digitsOf(scaled: number): number {
  if (scaled < 10) return 2;
  return scaled < 100 ? 1 : 0;
}
