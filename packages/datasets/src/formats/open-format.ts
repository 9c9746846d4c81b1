import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ByteSource } from "./byte-source.ts";
import { withoutByteOrderMark } from "./decode-text.ts";
import type { FileHead, Layout } from "./format.ts";
import { formats } from "./formats.ts";
import { refuseBinary } from "./refuse-binary.ts";

const headBytes = 1024 * 1024;

/**
 * Finds the format from the first bytes; the returned source begins with them again. `partial` says that the source
 * ends before the file does. Throws FacetError for a file that is empty, binary, or none of the formats.
 */
export async function openFormat(
  source: ByteSource,
  partial: boolean,
): Promise<{ layout: Layout; source: ByteSource }> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    const head = await readHead(iterator, partial);
    return { layout: detectLayout(head), source: continueAfter(head, iterator) };
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}

async function readHead(iterator: AsyncIterator<Uint8Array>, partial: boolean): Promise<FileHead> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  while (length < headBytes && !whole) {
    const next = await iterator.next();
    if (next.done === true) whole = true;
    else {
      chunks.push(next.value);
      length += next.value.byteLength;
    }
  }
  const bytes = Buffer.concat(chunks);
  return { bytes, text: withoutByteOrderMark(bytes.toString("utf8")), whole: whole && !partial };
}

async function* continueAfter(
  head: FileHead,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield head.bytes;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function detectLayout(head: FileHead): Layout {
  refuseBinary(head.bytes);
  for (const format of Object.values(formats)) {
    const layout = format.detect(head);
    if (layout !== null) return layout;
  }
  throw new FacetError("unreadable_file", "The file is neither JSONL nor JSON nor CSV.");
}
