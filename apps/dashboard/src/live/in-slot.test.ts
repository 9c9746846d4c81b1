import { afterEach, expect, it, vi } from "vitest";
import { inSlot } from "./in-slot.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Holds a slot until it is ended; `held` resolves to whether it got one. */
function open(locks: LockManager | undefined): {
  held: Promise<boolean>;
  works: () => boolean;
  end: () => void;
} {
  let working = false;
  let end: () => void = () => undefined;
  const held = inSlot(locks, () => {
    working = true;
    return new Promise<void>((resolve) => {
      end = resolve;
      ends.push(end);
    });
  });
  return { held, works: () => working, end: () => end() };
}

it.each([
  ["over all tabs", navigator.locks],
  ["in one tab without locks", undefined],
])("three streams are open at once, and the next has a place when one ends: %s", async (_, locks) => {
  const first = [open(locks), open(locks), open(locks)];
  await vi.waitFor(() => expect(first.map(({ works }) => works())).toEqual([true, true, true]));
  const late = open(locks);
  expect(await late.held).toBe(false);
  first[1]?.end();
  expect(await first[1]?.held).toBe(true);
  const later = open(locks);
  await vi.waitFor(() => expect(later.works()).toBe(true));
});
