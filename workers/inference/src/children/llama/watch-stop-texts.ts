interface StopWatch {
  /** Text that may be shown now, and whether a stop text was completed (it and what follows are not shown). */
  push(text: string): { ready: string; stopped: boolean };
  /** What was held back because it could have become a stop text. */
  flush(): string;
}

/** Watch streamed text for stop texts that may arrive in pieces. */
export function watchStopTexts(stops: readonly string[]): StopWatch {
  const wanted = stops.filter((stop) => stop !== "");
  let held = "";
  return {
    push(text) {
      const seen = held + text;
      const found = wanted.map((stop) => seen.indexOf(stop)).filter((at) => at >= 0);
      if (found.length > 0) {
        held = "";
        return { ready: seen.slice(0, Math.min(...found)), stopped: true };
      }
      const kept = Math.max(0, ...wanted.map((stop) => beginningAtEnd(seen, stop)));
      held = seen.slice(seen.length - kept);
      return { ready: seen.slice(0, seen.length - kept), stopped: false };
    },
    flush() {
      const rest = held;
      held = "";
      return rest;
    },
  };
}

/** Length of the longest proper beginning of `stop` that `text` ends with. */
function beginningAtEnd(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(stop.slice(0, length))) return length;
  }
  return 0;
}
