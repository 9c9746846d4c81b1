import type { FileRecord } from "../../records/record.ts";
import { isBlank, limitBlankLines, refuseBlankLines } from "../blank-lines.ts";
import type { ByteSource } from "../byte-source.ts";
import type { ReadOptions } from "../format.ts";
import { parseObject, refuseTooLong } from "../parse-object.ts";
import { readLines } from "../read-lines.ts";

/** A record a line. A record's number is its line's number; blank lines at the end of the file are not records. */
export async function* readJsonl(
  source: ByteSource,
  { limits, partial }: ReadOptions,
): AsyncGenerator<FileRecord[]> {
  let row = 0;
  let blanks = 0;
  for await (const lines of readLines(source, limits.recordBytes)) {
    const records: FileRecord[] = [];
    for (const { bytes, tooLong, ended } of lines) {
      if (!ended && partial) continue;
      if (!tooLong && isBlank(bytes)) {
        blanks += 1;
        limitBlankLines(blanks, limits);
        continue;
      }
      if (blanks > 0) {
        records.push(refuseBlankLines(row + 1, blanks));
        row += blanks;
        blanks = 0;
      }
      row += 1;
      records.push(tooLong ? refuseTooLong(row, bytes, limits) : parseObject(row, bytes, limits));
    }
    if (records.length > 0) yield records;
  }
}
