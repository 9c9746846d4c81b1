import type { Runner } from "@facet/contracts/runners/runner";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { leases } from "../data/collections/leases.ts";
import { runners } from "../data/collections/runners.ts";
import { isOnline } from "./is-online.ts";

const shownForMs = 24 * 3_600_000;

/** Runners seen within a day. Online: it spoke within a lease's length. The job of another organisation is not named. */
export async function listRunners({ ctx }: { ctx: ServiceContext }): Promise<Runner[]> {
  authorise(ctx, "runners:read");
  const documents = ownDocuments(ctx);
  const now = new Date(ctx.clock.now()).toISOString();
  const rows = await documents.query(runners, "recent", {
    range: { after: new Date(ctx.clock.now() - shownForMs).toISOString() },
    limit: 500,
  });
  return Promise.all(
    rows.map(async ({ data }) => {
      const held = await documents.query(leases, "byRunner", { equals: { runnerId: data.id }, limit: 10 });
      const own = held.find((lease) => lease.data.orgId === ctx.principal.orgId);
      return { ...data, online: isOnline(data, now, ctx.timings), currentJobId: own?.data.jobId ?? null };
    }),
  );
}
