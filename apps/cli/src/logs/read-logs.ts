import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { type LogFilter, type LogLine, matches, readLogLine } from "./log-line.ts";

interface LogPart {
  readonly file: string;
  /** From the beginning on; what is written later is not read. */
  readonly bytes: number;
}

/** The last `most` lines that fit, of all files, in the order of their times. */
export async function readLogs(
  parts: readonly LogPart[],
  filter: LogFilter,
  most: number,
): Promise<LogLine[]> {
  const found = await Promise.all(parts.map((part) => readOne(part, filter, most)));
  // Sorting keeps lines of one time, and text behind the line it follows, in their order.
  const all = found.flat().sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  return most === 0 ? [] : all.slice(-most);
}

async function readOne({ file, bytes }: LogPart, filter: LogFilter, most: number): Promise<LogLine[]> {
  let kept: LogLine[] = [];
  let time = "";
  if (bytes === 0) return kept;
  try {
    for await (const text of createInterface({ input: createReadStream(file, { end: bytes - 1 }) })) {
      const line = readLogLine(sourceOf(file), text, time);
      time = line.time;
      if (!matches(line, filter)) continue;
      kept.push(line);
      if (kept.length > 2 * most) kept = kept.slice(-most);
    }
  } catch {
    // Moved aside or removed while it was read: what has been read is what there is.
  }
  return kept;
}

export const sourceOf = (file: string) => basename(file).replace(/\.log(\.1)?$/, "");
