import { setTimeout as pause } from "node:timers/promises";
import { Broken } from "./broken.ts";

const everyMs = 15;

/** Asks again until there is an answer. Once `limitMs` are over the promise in `what` counts as broken. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 30_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Broken(`waited ${limitMs} ms in vain for ${what}`);
    await pause(everyMs);
  }
}
