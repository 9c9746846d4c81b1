import { open } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { type LogFilter, type LogLine, matches, readLogLine } from "./log-line.ts";
import { sourceOf } from "./read-logs.ts";

interface FollowLogs {
  /** Asked again and again: a process may come that had no log. */
  readonly list: () => readonly string[];
  /** Where each file is read from on; a file that is not named, from its beginning. */
  readonly from: ReadonlyMap<string, number>;
  readonly filter: LogFilter;
  readonly onLine: (line: LogLine) => void;
  readonly signal: AbortSignal;
}

interface Place {
  bytes: number;
  /** The beginning of a line whose end has not come. */
  rest: string;
  time: string;
}

const lookMs = 200;
const chunkBytes = 1024 ** 2;

/** Hands over lines as they are written, until the signal. A file that was emptied is read from its beginning. */
export async function followLogs({ list, from, filter, onLine, signal }: FollowLogs): Promise<void> {
  const places = new Map<string, Place>(
    [...from].map(([file, bytes]) => [file, { bytes, rest: "", time: "" }]),
  );
  while (!signal.aborted) {
    for (const file of list()) {
      const place = places.get(file) ?? { bytes: 0, rest: "", time: "" };
      places.set(file, place);
      for (const text of await readMore(file, place)) {
        const line = readLogLine(sourceOf(file), text, place.time);
        place.time = line.time;
        if (matches(line, filter)) onLine(line);
      }
    }
    await pause(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

async function readMore(file: string, place: Place): Promise<string[]> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return [];
  try {
    const { size } = await handle.stat();
    if (size < place.bytes) Object.assign(place, { bytes: 0, rest: "" });
    let added = "";
    while (place.bytes < size) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes, place.bytes);
      if (bytesRead === 0) break;
      place.bytes += bytesRead;
      added += buffer.toString("utf8", 0, bytesRead);
    }
    const lines = (place.rest + added).split("\n");
    place.rest = lines.pop() ?? "";
    return lines;
  } finally {
    await handle.close();
  }
}
