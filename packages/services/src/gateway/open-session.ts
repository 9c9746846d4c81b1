import type { OpenSession, Session } from "@facet/contracts/gateway/worker-gateway";
import type { Platform } from "../context.ts";
import { leases } from "../data/collections/leases.ts";
import { runners } from "../data/collections/runners.ts";
import { commit } from "../data/commit.ts";
import { derivedId } from "../data/digest.ts";
import { systemContext } from "../data/system-context.ts";
import { freeLease } from "./free-lease.ts";

/** A runner has started. What an earlier session of its host still held is freed at once, not when it runs out. */
export async function openSession({ ctx, input }: { ctx: Platform; input: OpenSession }): Promise<Session> {
  const system = systemContext("gateway");
  const { hostId, name, lanes, labels, machine, versions } = input;
  const runnerId = derivedId("runner", hostId);
  await commit(ctx, system, async (work) => {
    const before = (await work.get(runners, runnerId))?.data;
    work.set(runners, runnerId, {
      id: runnerId,
      hostId,
      name,
      lanes,
      labels,
      machine,
      versions,
      lastSeenAt: work.now,
      // A restart does not undo what an operator asked for.
      availability: before?.availability ?? "open",
      availabilitySince: before?.availabilitySince ?? work.now,
    });
  });
  const stale = await ctx.documents.bind(system).query(leases, "byHost", { equals: { hostId }, limit: 500 });
  for (const { data: lease } of stale) {
    await freeLease(ctx, lease, "Its runner was restarted.");
  }
  const { leaseMs, heartbeatMs, claimPollMs } = ctx.timings;
  return { runnerId, leaseMs, heartbeatMs, pollMs: claimPollMs, signingPublicKey: ctx.signer.publicKey };
}
