import { dateLanguage, gap } from "./language.ts";
import { plural } from "./plural.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 12 s ago · 14 min ago · in 3 h · 2 days ago; older than 30 days is the date, because counting no longer helps. */
export function formatAge(atMs: number, nowMs: number): string {
  const past = nowMs - atMs;
  const distance = Math.abs(past);
  if (distance >= 30 * day) {
    return new Intl.DateTimeFormat(dateLanguage, { day: "numeric", month: "short", year: "numeric" }).format(
      atMs,
    );
  }
  if (past > -2 * second && past < 2 * second) return "just now";
  const amount = amountOf(distance);
  return past > 0 ? `${amount} ago` : `in ${amount}`;
}

function amountOf(distance: number): string {
  if (distance < minute) return `${Math.floor(distance / second)}${gap}s`;
  if (distance < hour) return `${Math.floor(distance / minute)}${gap}min`;
  if (distance < day) return `${Math.floor(distance / hour)}${gap}h`;
  return plural(Math.floor(distance / day), "day");
}
