import type { ByteSource } from "../formats/byte-source.ts";
import type { Layout } from "../formats/format.ts";
import { formats } from "../formats/formats.ts";
import { defaultLimits } from "../limits.ts";
import type { FileRecord } from "../records/record.ts";

/** Content as a byte source, in chunks of `chunkBytes`. */
export async function* sourceOf(
  content: string | Uint8Array,
  chunkBytes = 65_536,
): ByteSource & AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

interface ReadAllOptions {
  readonly layout: Layout;
  readonly chunkBytes?: number;
  readonly partial?: boolean;
}

/** Every record of a content in one list. */
export async function readAll(
  content: string | Uint8Array,
  { layout, chunkBytes, partial = false }: ReadAllOptions,
): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  const source = sourceOf(content, chunkBytes);
  for await (const batch of formats[layout.format].read(source, { layout, limits: defaultLimits, partial })) {
    records.push(...batch);
  }
  return records;
}

/** What a test asks of records: the fields of those that can be read, the code of those that cannot. */
export function outcomes(records: readonly FileRecord[]): unknown[] {
  return records.map(({ row, fields, refusal }) => [row, fields ?? refusal?.code]);
}
