import { FacetError } from "@facet/contracts/errors/facet-error";
import type { JsonValue } from "@facet/contracts/json-value";
import type { Transaction } from "@facet/ports/documents";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { type IdempotencyRecord, idempotency } from "../data/collections/idempotency.ts";
import { commit } from "../data/commit.ts";
import { sha256 } from "../data/digest.ts";
import { shift, span } from "../data/moments.ts";
import { tenantContext } from "../data/tenant-context.ts";

type Json = z.infer<typeof JsonValue>;

interface Input<Answer> {
  readonly key: string;
  /** Method and path template: the same key on another route is another key. */
  readonly route: string;
  readonly payload: unknown;
  /** Status of a first answer. */
  readonly status: number;
  readonly run: (ctx: ServiceContext) => Promise<Answer>;
}

interface Outcome {
  readonly body: unknown;
  readonly replayed: boolean;
}

/**
 * Runs a verb at most once per key. The record of the answer is written in the verb's own transaction, so that effect and
 * record are there together or not at all; a verb that refuses leaves no record, and its caller may correct and repeat.
 */
export async function runIdempotent<Answer>({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: Input<Answer>;
}): Promise<Outcome> {
  const tenant = tenantContext(ctx.principal.orgId);
  const id = sha256(JSON.stringify([ctx.principal.kind, ctx.principal.id, input.route, input.key]));
  const payloadHash = sha256(JSON.stringify(input.payload));
  const token = crypto.randomUUID();

  const before = await commit(ctx, tenant, async (work) => {
    const found = await work.get(idempotency, id);
    const live = found !== undefined && found.data.expiresAt > work.now ? found.data : undefined;
    if (live !== undefined) return judge(live, payloadHash, work.now);
    const mark: IdempotencyRecord = {
      payloadHash,
      state: "in-flight",
      token,
      status: null,
      body: null,
      expiresAt: shift(work.now, ctx.timings.idempotencyInFlightMs),
    };
    work.set(idempotency, id, mark);
    return undefined;
  });
  if (before !== undefined) return before;

  let settled = false;
  async function settle(tx: Transaction, body: unknown): Promise<void> {
    const current = await tx.get(idempotency, id);
    if (current?.data.token !== token)
      throw new FacetError(
        "request_in_flight",
        "This request took too long, and its twin is being answered.",
      );
    tx.set(idempotency, id, {
      ...current.data,
      state: "done",
      status: input.status,
      body: JSON.parse(JSON.stringify(body ?? null)) as Json,
      expiresAt: shift(tx.now, ctx.timings.idempotencyKeptMs),
    });
    settled = true;
  }

  try {
    const body = await input.run({ ...ctx, idempotency: { settle } });
    // A verb that writes nothing leaves its record to be written here.
    if (!settled) await commit(ctx, tenant, (work) => settle(work, body));
    return { body, replayed: false };
  } catch (error) {
    // A mark that cannot be cleared runs out by itself; the refusal is what the caller has to hear.
    await clearMark().catch(() => undefined);
    throw error;
  }

  async function clearMark(): Promise<void> {
    await commit(ctx, tenant, async (work) => {
      const current = await work.get(idempotency, id);
      if (current?.data.token === token && current.data.state === "in-flight") work.remove(idempotency, id);
    });
  }
}

function judge(record: IdempotencyRecord, payloadHash: string, now: string): Outcome {
  if (record.payloadHash !== payloadHash)
    throw new FacetError("idempotency_mismatch", "This Idempotency-Key came before with another request.", {
      param: "Idempotency-Key",
    });
  if (record.state === "in-flight") {
    throw new FacetError(
      "request_in_flight",
      "The first request with this Idempotency-Key is still being answered.",
      { retryAfterMs: Math.max(1000, span(now, record.expiresAt)) },
    );
  }
  return { body: record.body, replayed: true };
}
