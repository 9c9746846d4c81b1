import { language } from "./language.ts";

export interface NumberStyle {
  /** Most digits after the point; without it as many as four significant digits need. */
  digits?: number | undefined;
  /** Keep trailing zeros, so that a column lines up. */
  fixed?: boolean | undefined;
  /** A plus in front of what is more than zero: for differences. */
  signed?: boolean | undefined;
  /** 412,380 as 412 k. */
  compact?: boolean | undefined;
}

const minus = (text: string) => text.replace(/^-/, "\u2212");

/** 1,940 · −0.52 · 2e-4 · 412 k. A missing or impossible value is a dash or its name, never a zero. */
export function formatNumber(value: number | null | undefined, style: NumberStyle = {}): string {
  if (value === null || value === undefined) return "–";
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const sign = style.signed === true && value > 0 ? "+" : "";
  if (style.digits === undefined && size > 0 && size < 0.001) return sign + minus(shortExponent(value));
  if (style.compact === true && size >= 10_000) return sign + minus(compact(value));
  const digits = style.digits ?? usefulDigits(size);
  const text = formatter(digits, style.fixed === true).format(value);
  // −0.0004 with two digits would read "-0".
  return sign + (Number(text) === 0 ? text.replace("-", "") : minus(text));
}

/** Four significant digits, and every digit of a whole number. */
function usefulDigits(size: number): number {
  if (Number.isInteger(size) || size >= 1000) return size >= 1000 && !Number.isInteger(size) ? 1 : 0;
  return Math.max(0, 3 - Math.floor(Math.log10(size)));
}

function shortExponent(value: number): string {
  return value.toExponential(2).replace(/\.?0+e/, "e");
}

function compact(value: number): string {
  const size = Math.abs(value);
  const [divisor, unit] = size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : [1e3, "k"];
  const scaled = value / divisor;
  const digits = Math.abs(scaled) < 10 ? 2 : Math.abs(scaled) < 100 ? 1 : 0;
  return `${formatter(digits, false).format(scaled)}\u00a0${unit}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter costs more than a hundred uses of it, and live charts write numbers in every frame. */
function formatter(digits: number, fixed: boolean): Intl.NumberFormat {
  const key = `${digits}${fixed}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, {
    maximumFractionDigits: digits,
    minimumFractionDigits: fixed ? digits : 0,
  });
  formatters.set(key, made);
  return made;
}
