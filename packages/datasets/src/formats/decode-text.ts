import { isUtf8 } from "node:buffer";

export interface DecodedText {
  readonly text: string;
  /** False when bytes were replaced: the text is good for an excerpt, and for nothing else. */
  readonly valid: boolean;
}

export function decodeText(bytes: Buffer): DecodedText {
  return { text: bytes.toString("utf8"), valid: isUtf8(bytes) };
}

const byteOrderMark = 0xfeff;

export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
}
