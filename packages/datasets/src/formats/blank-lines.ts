import type { UnreadableRecord } from "../records/record.ts";
import { unreadable } from "../records/record.ts";
import { refuse } from "../records/refusal.ts";

const space = 0x20;
const tab = 0x09;
const carriageReturn = 0x0d;

/** True for a line of blanks only. */
export function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte !== space && byte !== tab && byte !== carriageReturn) return false;
  }
  return true;
}

/** A gap is one refusal, however long: a billion blank lines are not a billion findings. */
export function refuseBlankLines(row: number, lines: number): UnreadableRecord {
  const reason = lines === 1 ? "The line is blank." : `${lines} lines in a row are blank.`;
  return unreadable(row, refuse("blank_line", null, reason), "");
}
