import type { Runner } from "@facet/contracts/runners/runner";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { runners } from "../data/collections/runners.ts";
import { viewRunner } from "./view-runner.ts";

const shownForMs = 24 * 3_600_000;

/** Runners seen within a day. Online: it spoke within a lease's length. */
export async function listRunners({ ctx }: { ctx: ServiceContext }): Promise<Runner[]> {
  authorise(ctx, "runners:read");
  const documents = ownDocuments(ctx);
  const rows = await documents.query(runners, "recent", {
    range: { after: new Date(ctx.clock.now() - shownForMs).toISOString() },
    limit: 500,
  });
  return Promise.all(rows.map(({ data }) => viewRunner(ctx, documents, data)));
}
