import { dateLanguage } from "./language.ts";

const exact = new Intl.DateTimeFormat(dateLanguage, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

/** 23 Nov 2026, 15:57:03 UTC, in the person's own time zone. */
export function formatMoment(atMs: number): string {
  return exact.format(atMs);
}
