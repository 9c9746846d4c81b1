import type { Health } from "@facet/contracts/health";
import type { Platform } from "@facet/services/context";
import { ask, type Check } from "./ask.ts";

export type CheckQueue = (() => Promise<void>) | null;

interface CheckedParts {
  readonly status: Health["status"];
  readonly checks: Health["checks"];
}

/** Asks every part that a request may need, all at once. */
export async function checkParts(platform: Platform, checkQueue: CheckQueue): Promise<CheckedParts> {
  const [documents, blobs, identity, wakeUps] = await Promise.all([
    ask(() => platform.documents.check()),
    ask(() => platform.blobs.check()),
    ask(() => platform.identity.check()),
    checkQueue === null ? null : askQueue(checkQueue, platform.timings.relayMs),
  ]);
  const ok = documents.ok && blobs.ok && identity.ok;
  return {
    // Without wake-ups everything is accepted and done, only later: no reason to send requests elsewhere.
    status: ok ? (wakeUps?.ok === false ? "degraded" : "ok") : "down",
    checks: { documents, blobs, identity, ...(wakeUps === null ? {} : { wakeUps }) },
  };
}

async function askQueue(check: () => Promise<void>, relayMs: number): Promise<Check> {
  const { ok } = await ask(check);
  if (ok) return { ok, detail: "Redis answers" };
  const seconds = Math.ceil(relayMs / 1000);
  const unit = seconds === 1 ? "second" : "seconds";
  return {
    ok,
    detail: `starting is delayed by up to ${seconds} ${unit}: Redis does not answer or cannot be used`,
  };
}
