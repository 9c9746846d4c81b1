import {
  backslash,
  closeBrace,
  closeBracket,
  comma,
  isFiller,
  lineFeed,
  openBrace,
  openBracket,
  quote,
  space,
} from "./json-bytes.ts";

/** The bytes of one item of a list. */
export interface ListItem {
  /** Of an item that is too long, only its beginning. */
  readonly bytes: Buffer;
  readonly tooLong: boolean;
}

export interface ItemSplitter {
  /** Adds the items that end in `chunk` from `from` on. Returns the index behind the list's end, or the chunk's length. */
  scan(chunk: Buffer, from: number, items: ListItem[]): number;
  /** True when the list has ended. */
  closed(): boolean;
  /** The item that the end of the file cut, and how many bytes it had. */
  cutItem(): { readonly item: ListItem; readonly bytes: number } | null;
}

const keptOfTooLong = 1024;

/** Nothing but blanks stood before this byte on its line. */
const notAtLineStart = -1;

/**
 * Splits the items of a JSON list without parsing them, in constant memory. It finds the next item after most
 * mistakes: an object ends with its last brace whatever its brackets say; a line feed ends a string, which may hold
 * none (RFC 8259, section 7), and after that a brace as far from its line's start as the item's own begins the next.
 */
export function createItemSplitter(maxBytes: number): ItemSplitter {
  let inString = false;
  let escaped = false;
  let inItem = false;
  let isObject = false;
  let isClosed = false;
  let braces = 0;
  let brackets = 0;
  let isBroken = false;
  // Blanks before this byte on its line, and before the item's first byte on its own.
  let indent = notAtLineStart;
  let itemIndent = notAtLineStart;
  let bytes = 0;
  let pieces: Buffer[] = [];

  function keep(piece: Buffer): void {
    const room = bytes > maxBytes ? 0 : maxBytes + 1 - bytes;
    if (room > 0 && piece.length > 0) pieces.push(piece.length > room ? piece.subarray(0, room) : piece);
    bytes += piece.length;
  }

  function take(): ListItem {
    const tooLong = bytes > maxBytes;
    const [first] = pieces;
    const whole = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
    pieces = [];
    bytes = 0;
    braces = 0;
    brackets = 0;
    inItem = false;
    isBroken = false;
    return { bytes: tooLong ? Buffer.from(whole.subarray(0, keptOfTooLong)) : whole, tooLong };
  }

  function scan(chunk: Buffer, from: number, items: ListItem[]): number {
    let start = from;
    isClosed = false;
    const endAt = (end: number): void => {
      keep(chunk.subarray(start, end));
      items.push(take());
    };
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
        else if (byte === lineFeed) {
          inString = false;
          isBroken = true;
          indent = 0;
        }
        continue;
      }
      if (byte <= space) {
        if (byte === lineFeed) indent = 0;
        else if (indent !== notAtLineStart) indent += 1;
        continue;
      }
      const here = indent;
      indent = notAtLineStart;
      if (isBroken && byte === openBrace && here !== notAtLineStart && here === itemIndent) endAt(at);
      if (!inItem) {
        if (byte === comma || isFiller(byte)) continue;
        if (byte === closeBracket) {
          isClosed = true;
          return at + 1;
        }
        inItem = true;
        isObject = byte === openBrace;
        itemIndent = here;
        start = at;
      }
      if (byte === quote) inString = true;
      else if (byte === openBrace) braces += 1;
      else if (byte === openBracket) brackets += 1;
      else if (byte === closeBrace) {
        braces = Math.max(0, braces - 1);
        if (braces === 0 && isObject) endAt(at + 1);
      } else if (braces === 0 && brackets === 0) {
        if (byte === comma) endAt(at);
        else if (byte === closeBracket) {
          endAt(at);
          isClosed = true;
          return at + 1;
        }
      } else if (byte === closeBracket) brackets = Math.max(0, brackets - 1);
    }
    if (inItem) keep(chunk.subarray(start));
    return chunk.length;
  }

  return {
    scan,
    closed: () => isClosed,
    cutItem() {
      const length = bytes;
      return inItem ? { item: take(), bytes: length } : null;
    },
  };
}
