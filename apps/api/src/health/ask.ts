import type { Health } from "@facet/contracts/health";

export type Check = Health["checks"][string];

/** Longer than this no part is waited for: an answer that comes too late for who asks is none. */
const answerLimitMs = 2000;

/** Whether a part answers, in bounded time. Says how it failed by name alone: messages hold paths. */
export async function ask(check: () => Promise<void>, limitMs = answerLimitMs): Promise<Check> {
  const { promise: late, resolve } = Promise.withResolvers<Check>();
  const timer = setTimeout(
    () => resolve({ ok: false, detail: `does not answer within ${limitMs / 1000} seconds` }),
    limitMs,
  );
  const answer = check().then(
    (): Check => ({ ok: true, detail: "answers" }),
    (error: unknown): Check => ({ ok: false, detail: error instanceof Error ? error.name : "unknown" }),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
