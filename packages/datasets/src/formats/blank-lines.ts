import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ImportLimits } from "../limits.ts";
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

/** Throws FacetError for a gap that is longer than a file may be. */
export function limitBlankLines(lines: number, limits: ImportLimits): void {
  if (lines <= limits.rows) return;
  throw new FacetError("unreadable_file", `The file has more than ${limits.rows} blank lines in a row.`, {
    fix: "Remove the blank lines.",
  });
}

/** A gap is one refusal, however long. */
export function refuseBlankLines(row: number, lines: number): UnreadableRecord {
  const reason = lines === 1 ? "The line is blank." : `${lines} lines in a row are blank.`;
  return unreadable(row, refuse("blank_line", null, reason), "");
}
