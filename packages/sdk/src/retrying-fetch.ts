import { newId } from "@facet/contracts/new-id";
import type { Clock } from "@facet/ports/clock";

interface RetryOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

export type RequestFetch = (request: Request) => Promise<Response>;

const mostTries = 5;
const firstWaitMs = 250;
/** A server that wants a longer wait is answered by the caller, not by a call that seems to hang. */
const longestWaitMs = 20_000;

/**
 * A fetch that tries again when the server asks for it (429, 503, a twin in flight) or the network fails, after
 * `Retry-After` or a growing wait with jitter. A POST gets an Idempotency-Key, the same for every try, so that trying
 * again does nothing twice. The last answer or error is the caller's.
 */
export function retryingFetch({ fetch, clock }: RetryOptions): RequestFetch {
  return async (request) => {
    if (request.method === "POST" && !request.headers.has("idempotency-key"))
      request.headers.set("idempotency-key", newId("request"));
    for (let tries = 1; ; tries += 1) {
      const outcome = await attempt(fetch, request, tries);
      if (outcome instanceof Response) {
        const waitMs = waitBefore(outcome, tries);
        if (waitMs === undefined) return outcome;
        await outcome.body?.cancel();
        await clock.wait(waitMs, request.signal);
      } else await clock.wait(growing(tries), request.signal);
    }
  };
}

async function attempt(
  fetch: RetryOptions["fetch"],
  request: Request,
  tries: number,
): Promise<Response | Error> {
  try {
    // Its body can be read once: each try has its own copy.
    return await fetch(tries < mostTries ? request.clone() : request);
  } catch (error) {
    if (request.signal.aborted || tries >= mostTries || !(error instanceof Error)) throw error;
    return error;
  }
}

/** Milliseconds until the next try; undefined: this answer stands. */
function waitBefore(response: Response, tries: number): number | undefined {
  if (tries >= mostTries) return undefined;
  const asked = retryAfterMs(response);
  const mayRepeat =
    response.status === 429 || response.status === 503 || (response.status === 409 && asked !== undefined);
  if (!mayRepeat || (asked ?? 0) > longestWaitMs) return undefined;
  return asked === undefined ? growing(tries) : Math.max(asked, 50);
}

function retryAfterMs(response: Response): number | undefined {
  const text = response.headers.get("retry-after");
  if (text === null) return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function growing(tries: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
}
