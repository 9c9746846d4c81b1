import { writeFile } from "node:fs/promises";
import { isFinal, JobState } from "@facet/contracts/jobs/job-state";
import { z } from "zod";

/** One request of a client. `status` null: no answer came, so nobody knows whether it took effect. */
export interface Entry {
  readonly at: number;
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly key: string | null;
  readonly tookMs: number;
  readonly status: number | null;
  /** The answer, or why there is none. */
  readonly reply: unknown;
}

/** Everything that was asked and answered, and what follows from the answers alone. */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** Answers that contradict an earlier one: a state that was final and is another now. */
  readonly contradictions: readonly string[];
  note(entry: Entry): void;
  save(file: string): Promise<void>;
}

const SeenJob = z.object({ id: z.string().startsWith("job_"), state: JobState });
const Seen = z.union([
  SeenJob.transform((job) => [job]),
  z.object({ data: z.array(SeenJob) }).transform(({ data }) => data),
]);

export function openLedger(): Ledger {
  const entries: Entry[] = [];
  const contradictions: string[] = [];
  const ends = new Map<string, { readonly state: JobState; readonly heardAt: number }>();
  return {
    entries,
    contradictions,
    note(entry) {
      entries.push(entry);
      const seen = entry.status !== null && entry.status < 300 ? Seen.safeParse(entry.reply) : undefined;
      for (const { id, state } of seen?.data ?? []) {
        const before = ends.get(id);
        // What was asked for before the end was heard of may have been answered from before it.
        if (before !== undefined && before.state !== state && entry.at > before.heardAt)
          contradictions.push(`${id} was ${before.state}, and ${entry.method} ${entry.path} says ${state}`);
        if (isFinal(state) && before === undefined) ends.set(id, { state, heardAt: entry.at + entry.tookMs });
      }
    },
    save: (file) => writeFile(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")),
  };
}
