/** Bytes that have a meaning in JSON. */
export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const lineFeed = 0x0a;
export const space = 0x20;

/** White space, and the three bytes of a byte order mark. */
export function isFiller(byte: number): boolean {
  return byte <= space || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
