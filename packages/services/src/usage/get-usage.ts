import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Project } from "@facet/contracts/projects/project";
import type { Usage } from "@facet/contracts/usage/usage";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { projects } from "../data/collections/projects.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { type Amounts, countAttempts, newTally } from "./count-attempts.ts";
import { readJobsOfSpan } from "./read-jobs-of-span.ts";
import { readStoredBytes } from "./read-stored-bytes.ts";

const dayMs = 86_400_000;
const defaultDays = 30;
const longestDays = 366;
const mostProjects = 500;

/** What the organisation used: minutes of real attempts and tokens of the span, bytes as of now. */
export async function getUsage({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { from?: string | undefined; to?: string | undefined };
}): Promise<Usage> {
  authoriseOrganisation(ctx, "usage:read");
  const now = ctx.clock.now();
  const to = input.to === undefined ? now : Date.parse(input.to);
  const from = input.from === undefined ? to - defaultDays * dayMs : Date.parse(input.from);
  if (from >= to) throw new FacetError("invalid_request", "`from` is not before `to`.", { param: "from" });
  if (to - from > longestDays * dayMs)
    throw new FacetError("invalid_request", `The span is longer than ${longestDays} days.`, {
      param: "from",
    });

  const reader = ownDocuments(ctx);
  const tally = newTally();
  for await (const job of readJobsOfSpan(reader, new Date(from).toISOString()))
    countAttempts(tally, job, { from, to, now });
  const known = (await reader.query(projects, "all", { limit: mostProjects })).map((row) => row.data);
  const blobs = new Map<string, number>();
  const shown = await Promise.all(known.map((project) => show(project)));
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    total: { ...sum(shown), storedBytes: total(blobs) },
    projects: shown,
    days: [...tally.msByDay]
      .map(([day, ms]) => ({ day, minutes: minutes(ms) }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };

  async function show({ id, name }: Project): Promise<Usage["projects"][number]> {
    const stored = await readStoredBytes(reader, id);
    for (const [key, bytes] of stored.byKey) blobs.set(key, bytes);
    const kinds = [...(tally.byKind.get(id) ?? [])].map(([kind, amounts]) => ({
      kind,
      ...asAmount(amounts),
    }));
    return {
      projectId: id,
      name,
      ...sum(kinds),
      storedBytes: total(stored.byKey),
      kinds,
      stored: [...stored.byKind].map(([kind, bytes]) => ({ kind, bytes })),
    };
  }
}

interface Amount {
  readonly minutes: number;
  readonly attempts: number;
  readonly trainedTokens: number;
}

function asAmount({ ms, attempts, trainedTokens }: Amounts): Amount {
  return { minutes: minutes(ms), attempts, trainedTokens };
}

function sum(parts: readonly Amount[]): Amount {
  return parts.reduce<Amount>(
    (all, one) => ({
      minutes: minutes((all.minutes + one.minutes) * 60_000),
      attempts: all.attempts + one.attempts,
      trainedTokens: all.trainedTokens + one.trainedTokens,
    }),
    { minutes: 0, attempts: 0, trainedTokens: 0 },
  );
}

/** To a hundredth. */
function minutes(ms: number): number {
  return Math.round(ms / 600) / 100;
}

function total(bytes: ReadonlyMap<string, number>): number {
  return [...bytes.values()].reduce((all, one) => all + one, 0);
}
