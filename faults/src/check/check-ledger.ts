import { Problem } from "@facet/contracts/errors/problem";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { Entry, Ledger } from "../world/ledger.ts";

/** What was answered must be so: creations that were acknowledged are there, once, and refusals say what they are. */
export function checkLedger({ entries, contradictions }: Ledger, present: readonly FineTune[]): string[] {
  return [...contradictions, ...checkRefusals(entries), ...checkCreations(entries, present)];
}

function checkRefusals(entries: readonly Entry[]): string[] {
  const breaches = entries.flatMap(({ method, path, status, reply }) => {
    if (status === null || status < 400) return [];
    const asked = `${method} ${path} answered ${status}`;
    if (status >= 500 && status !== 503) return [`${asked}: ${JSON.stringify(reply)}`];
    return Problem.safeParse(reply).success ? [] : [`${asked} without a problem: ${JSON.stringify(reply)}`];
  });
  return [...new Set(breaches)].slice(0, 10);
}

const createPath = "/v1/fine-tunes";

function checkCreations(entries: readonly Entry[], present: readonly FineTune[]): string[] {
  const there = new Set(present.map(({ id }) => id));
  const removed = new Set(
    entries.flatMap(({ method, path, status }) =>
      // Without an answer nobody knows whether it is gone.
      method === "DELETE" && (status === null || status < 300) ? [path.split("/").at(-1) ?? ""] : [],
    ),
  );
  const creations = entries.filter(({ method, path }) => method === "POST" && path === createPath);
  const acknowledged = new Map<string, string[]>();
  for (const [index, { key, status, reply }] of creations.entries()) {
    if (status === null || status >= 300) continue;
    const name = key ?? `without a key ${index}`;
    acknowledged.set(name, [...(acknowledged.get(name) ?? []), FineTune.parse(reply).id]);
  }
  const breaches: string[] = [];
  for (const [key, ids] of acknowledged) {
    if (new Set(ids).size > 1) breaches.push(`the key ${key} made ${new Set(ids).size} fine-tunes`);
    for (const id of new Set(ids))
      if (!there.has(id) && !removed.has(id)) breaches.push(`${id} was acknowledged and is not there`);
  }
  // Each key that was ever sent may have made one, and what was sent without a key and got no answer as well.
  const keys = new Set(creations.map(({ key }, index) => key ?? `without a key ${index}`));
  if (there.size > keys.size) breaches.push(`${keys.size} creations left ${there.size} fine-tunes`);
  return breaches;
}
