import type { ImportLimits } from "../limits.ts";
import { parseJson } from "../records/parse-json.ts";
import type { FileRecord } from "../records/record.ts";
import { readable, unreadable } from "../records/record.ts";
import { isRefusal, refuse } from "../records/refusal.ts";
import { decodeText, withoutByteOrderMark } from "./decode-text.ts";

/** Enough for an excerpt; a record's whole text need not be kept. */
const sourceLength = 256;

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a number" : `a ${typeof value}`;
}

/** One JSON object in UTF-8 becomes a record. */
export function parseObject(row: number, bytes: Buffer, limits: ImportLimits): FileRecord {
  const decoded = decodeText(bytes);
  // Files that were joined end to end have a mark in the middle.
  const text = withoutByteOrderMark(decoded.text);
  const source = text.slice(0, sourceLength);
  if (!decoded.valid)
    return unreadable(
      row,
      refuse("invalid_utf8", null, "The record holds bytes that are not UTF-8."),
      source,
    );
  const parsed = parseJson(text, limits);
  if (isRefusal(parsed)) return unreadable(row, parsed, source);
  const { value } = parsed;
  if (typeof value !== "object" || value === null || Array.isArray(value) || "rawJSON" in value) {
    return unreadable(
      row,
      refuse("not_an_object", null, `The record is ${nameOf(value)}, not an object.`),
      source,
    );
  }
  return readable(row, { ...value }, source);
}

/** `head` is the beginning of a record of which the rest was not kept. */
export function refuseTooLong(row: number, head: Buffer, limits: ImportLimits): FileRecord {
  const reason = `The record is longer than ${Math.round(limits.recordBytes / 1024)} KiB.`;
  return unreadable(
    row,
    refuse("record_too_long", null, reason),
    decodeText(head).text.slice(0, sourceLength),
  );
}
