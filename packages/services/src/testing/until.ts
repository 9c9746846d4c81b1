import { systemClock } from "@facet/ports/system-clock";

const limitMs = 10_000;

/** Resolves once the condition holds; asks it on every turn of the event loop. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = systemClock.monotonic() + limitMs;
  while (!(await condition())) {
    if (systemClock.monotonic() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await turns(1);
  }
}

/** Lets the event loop go round, so that what was begun gets somewhere. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
