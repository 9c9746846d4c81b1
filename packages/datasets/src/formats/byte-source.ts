/** A file's bytes in order, in chunks of any size. */
export type ByteSource = AsyncIterable<Uint8Array>;
