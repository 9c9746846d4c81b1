import type { TextStream } from "./text-stream.ts";

export interface StatusLine {
  /** Shows text in place of what was shown; nothing happens where there is no terminal. */
  show(text: string): void;
  clear(): void;
}

const clearText = "\r\u001b[2K";

/** One line of a terminal that is written again and again. */
export function createStatusLine(stream: TextStream): StatusLine {
  let shown = false;
  return {
    show(text) {
      if (stream.isTTY !== true) return;
      const width = Math.max(20, (stream.columns ?? 80) - 1);
      stream.write(clearText + (text.length > width ? `${text.slice(0, width - 3)}...` : text));
      shown = true;
    },
    clear() {
      if (shown) stream.write(clearText);
      shown = false;
    },
  };
}
