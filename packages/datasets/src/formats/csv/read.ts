import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FileRecord } from "../../records/record.ts";
import type { ByteSource } from "../byte-source.ts";
import { decodeText, withoutByteOrderMark } from "../decode-text.ts";
import type { ReadOptions } from "../format.ts";
import { readLines } from "../read-lines.ts";
import { createRecordAssembler } from "./assemble-records.ts";

/** A record a line behind the header, or several lines where a quoted cell holds line breaks. Record 1 follows the header. */
export async function* readCsv(source: ByteSource, options: ReadOptions): AsyncGenerator<FileRecord[]> {
  const assembler = createRecordAssembler(options.layout.delimiter ?? ",", options.limits);
  let number = 0;
  for await (const lines of readLines(source, options.limits.recordBytes)) {
    const records: FileRecord[] = [];
    for (const { bytes, tooLong, ended } of lines) {
      if (!ended && options.partial) continue;
      number += 1;
      const { text, valid } = decodeText(bytes);
      assembler.add(
        { number, text: number === 1 ? withoutByteOrderMark(text) : text, valid, tooLong },
        records,
      );
    }
    if (records.length > 0) yield records;
  }
  if (options.partial) return;
  const last: FileRecord[] = [];
  assembler.end(last);
  if (last.length > 0) yield last;
  if (!assembler.hasHeader())
    throw new FacetError("empty_file", "The file has no line that names the columns.");
}
