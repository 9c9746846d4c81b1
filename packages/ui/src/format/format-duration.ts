import { formatNumber } from "./format-number.ts";
import { gap } from "./language.ts";
import { plural } from "./plural.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 80 ms · 0.3 s · 38 s · 12 min 10 s · 2 h 14 min · 3 days 4 h. The two largest units, rounded in the smaller. */
export function formatDuration(durationMs: number | null | undefined): string {
  if (durationMs === null || durationMs === undefined || !Number.isFinite(durationMs)) return "–";
  const sign = durationMs < 0 ? "\u2212" : "";
  return sign + positive(Math.abs(durationMs));
}

function positive(ms: number): string {
  if (ms === 0) return `0${gap}s`;
  if (ms < 99.5) return `${formatNumber(ms, { digits: 0 })}${gap}ms`;
  if (ms < 9950) return `${formatNumber(ms / second, { digits: 1 })}${gap}s`;
  if (ms < minute - 500) return `${Math.round(ms / second)}${gap}s`;
  if (ms < hour - 500) return pair(ms, minute, second, "min", "s");
  if (ms < day - 30 * second) return pair(ms, hour, minute, "h", "min");
  const hours = Math.round(ms / hour);
  const rest = hours % 24;
  return plural(Math.floor(hours / 24), "day") + (rest === 0 ? "" : `${gap}${rest}${gap}h`);
}

function pair(ms: number, large: number, small: number, largeName: string, smallName: string): string {
  const smalls = Math.round(ms / small);
  const perLarge = large / small;
  const rest = smalls % perLarge;
  const whole = `${Math.floor(smalls / perLarge)}${gap}${largeName}`;
  return rest === 0 ? whole : `${whole}${gap}${rest}${gap}${smallName}`;
}
