import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FileRecord } from "../../records/record.ts";
import { unreadable } from "../../records/record.ts";
import { refuse } from "../../records/refusal.ts";
import type { ByteSource } from "../byte-source.ts";
import { decodeText } from "../decode-text.ts";
import type { ReadOptions } from "../format.ts";
import { parseObject, refuseTooLong } from "../parse-object.ts";
import { createListFinder } from "./find-list.ts";
import type { ListItem } from "./split-items.ts";
import { createItemSplitter } from "./split-items.ts";

/** A chunk of two-byte items must not become half a million records at once. */
const pieceBytes = 32 * 1024;

/** A record an item of the list. What is wrong with the list itself is told as a record behind the last one. */
export async function* readJson(source: ByteSource, options: ReadOptions): AsyncGenerator<FileRecord[]> {
  const { layout, limits, partial } = options;
  const finder = createListFinder(layout.listField);
  const splitter = createItemSplitter(limits.recordBytes);
  let row = 0;
  let opened = false;

  const toRecord = ({ bytes, tooLong }: ListItem): FileRecord => {
    row += 1;
    return tooLong ? refuseTooLong(row, bytes, limits) : parseObject(row, bytes, limits);
  };

  const splitPiece = (piece: Buffer): ListItem[] => {
    const items: ListItem[] = [];
    for (let at = 0; at < piece.length; ) {
      if (!finder.found()) at = finder.scan(piece, at);
      else {
        opened = true;
        at = splitter.scan(piece, at, items);
        if (splitter.closed()) finder.leaveList();
      }
    }
    return items;
  };

  for await (const chunk of source) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < buffer.length; at += pieceBytes) {
      const items = splitPiece(buffer.subarray(at, at + pieceBytes));
      if (items.length > 0) yield items.map(toRecord);
    }
  }
  if (partial) return;
  if (!opened && !finder.found()) {
    throw new FacetError(
      "unreadable_file",
      "The list of records that the file begins with cannot be found.",
      {
        fix: "Write one valid JSON list: [{...}, {...}].",
      },
    );
  }

  const cut = splitter.cutItem();
  if (cut !== null && cut.bytes > limits.recordBytes) {
    const begin = `Record ${row + 1} begins and never ends`;
    throw new FacetError("unreadable_file", `${begin}, so that nothing behind it can be told apart.`, {
      fix: "Look for a missing closing brace or quote in that record, or write JSONL, where a mistake costs one line.",
    });
  }
  row += 1;
  if (cut !== null) {
    const refusal = refuse("incomplete_record", null, "The file ends inside this record.");
    yield [unreadable(row, refusal, decodeText(cut.item.bytes).text)];
  } else if (finder.found()) {
    yield [
      unreadable(row, refuse("incomplete_record", null, "The file ends before the list is closed."), ""),
    ];
  } else if (finder.trailing()) {
    yield [
      unreadable(
        row,
        refuse("invalid_json", null, "Text stands behind the end of the list.", "Remove it."),
        "",
      ),
    ];
  }
}
