import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Documents } from "@facet/ports/documents";
import type { Platform } from "../context.ts";
import { sha256 } from "../data/digest.ts";

interface Tries {
  count: number;
  /** On the monotonic clock. */
  heldUntil: number;
  lastAt: number;
}

/** Tries that go through before there are waits: for a person at an address, for a person, for an address. */
const allowed = { pair: 5, person: 50, address: 100 } as const;
const forgottenAfterMs = 3_600_000;
/** Bounds the memory. The oldest entry gives way. */
const mostRemembered = 20_000;

// Of this process: a restart forgives, and guesses cost 100 ms of hashing each besides.
const remembered = new WeakMap<Documents, Map<string, Tries>>();

export interface Try {
  /** It was the right person: the count begins anew. */
  succeeded(): void;
  /** It was no guess: it does not count. */
  withdraw(): void;
}

/**
 * Counts a try to prove who one is, before its outcome is known, so that many at once are not many for free. Throws
 * `rate_limited` after five bad ones of the same person from the same address, with a wait that doubles.
 */
export function countTry(ctx: Platform, who: { person: string; address: string | null }): Try {
  const all = remembered.get(ctx.documents) ?? new Map<string, Tries>();
  remembered.set(ctx.documents, all);
  const person = sha256(who.person.trim().toLowerCase());
  const address = who.address ?? "unknown";
  const asked = [
    { key: `pair ${person} ${address}`, limit: allowed.pair },
    { key: `person ${person}`, limit: allowed.person },
    { key: `address ${address}`, limit: allowed.address },
  ];
  const now = ctx.clock.monotonic();
  for (const { key } of asked) {
    const tries = all.get(key);
    if (tries !== undefined && tries.heldUntil > now)
      throw new FacetError("rate_limited", "There were too many wrong tries.", {
        retryAfterMs: tries.heldUntil - now,
      });
  }
  for (const { key, limit } of asked) {
    const before = all.get(key);
    const fresh = before === undefined || now - before.lastAt > forgottenAfterMs;
    const count = fresh ? 1 : before.count + 1;
    const waitMs = Math.min(ctx.timings.slowDownMs * 2 ** (count - limit), ctx.timings.slowDownLimitMs);
    all.delete(key);
    all.set(key, { count, heldUntil: count >= limit ? now + waitMs : 0, lastAt: now });
  }
  for (const key of all.keys()) {
    if (all.size <= mostRemembered) break;
    all.delete(key);
  }
  const takeBack = () => {
    for (const { key, limit } of asked) {
      const tries = all.get(key);
      if (tries === undefined) continue;
      tries.count -= 1;
      if (tries.count < limit) tries.heldUntil = 0;
    }
  };
  return {
    withdraw: takeBack,
    succeeded() {
      takeBack();
      all.delete(asked[0]?.key ?? "");
    },
  };
}
