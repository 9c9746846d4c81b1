/**
 * A browser has six connections to a host, for all its tabs together. Streams of jobs, which stay open, take at most this
 * many of them: with all six taken no page could be opened any more.
 */
const slots = 3;
let openHere = 0;

/**
 * Works while it holds one of the slots that the tabs of a browser share. False, and at once, when all are taken. `locks`
 * is absent where the page is not in a secure context: then this tab counts its own.
 */
export async function inSlot(
  locks: Pick<LockManager, "request"> | undefined,
  work: () => Promise<void>,
): Promise<boolean> {
  if (locks === undefined) {
    if (openHere >= slots) return false;
    openHere += 1;
    try {
      await work();
      return true;
    } finally {
      openHere -= 1;
    }
  }
  for (let slot = 0; slot < slots; slot += 1) {
    const held = await locks.request(`facet:slot:${slot}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await work();
      return true;
    });
    if (held) return true;
  }
  return false;
}
