import { JobEvent } from "@facet/contracts/events/job-event";
import { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { z } from "zod";
import type { Client } from "./open-client.ts";
import { until } from "./until.ts";

/** Undefined while the API does not answer. */
async function look(client: Client, id: string): Promise<JobView | undefined> {
  const answer = await client.ask("GET", `/v1/jobs/${id}`).catch(() => undefined);
  return answer?.status === 200 ? JobView.parse(answer.body) : undefined;
}

export const getJob = (client: Client, id: string) => client.get(`/v1/jobs/${id}`, JobView);

/** Waits over failures of the API too. */
export function waitForEnd(client: Client, id: string, limitMs = 40_000): Promise<JobView> {
  return waitFor(client, id, "ended", (job) => isFinal(job.state), limitMs);
}

export function waitFor(
  client: Client,
  id: string,
  what: string,
  isSo: (job: JobView) => boolean,
  limitMs?: number,
): Promise<JobView> {
  let last: JobView | undefined;
  return until(
    `${id} to be ${what}`,
    async () => {
      last = await look(client, id);
      return last !== undefined && isSo(last) ? last : undefined;
    },
    limitMs,
  ).catch((error: unknown) => {
    const seen =
      last === undefined ? "nothing" : JSON.stringify({ state: last.state, attempt: last.attempt });
    throw Object.assign(error as Error, { message: `${(error as Error).message}; last seen: ${seen}` });
  });
}

const Page = z.object({ events: z.array(JobEvent), lastSeq: z.int(), more: z.boolean() });

export async function readAllEvents(client: Client, id: string): Promise<JobEvent[]> {
  const all: JobEvent[] = [];
  for (let after = 0; ; ) {
    const page = await client.get(`/v1/jobs/${id}/events?after=${after}&limit=1000`, Page);
    all.push(...page.events);
    after = page.lastSeq;
    if (!page.more) return all;
  }
}

const Metric = z.object({ step: z.int(), values: z.object({ loss: z.number() }) });

export interface LossPoint {
  readonly attempt: number;
  readonly step: number;
  readonly loss: number;
}

/** Every step that was told of, in the order of the log. */
export function lossPoints(events: readonly JobEvent[]): LossPoint[] {
  return events.flatMap(({ type, attempt, data }) => {
    if (type !== "metric") return [];
    const { step, values } = Metric.parse(data);
    return [{ attempt, step, loss: values.loss }];
  });
}

/** Waits until the training has told of a step. Waits over failures of the API too. */
export function waitForStep(client: Client, id: string, step: number, limitMs?: number): Promise<void> {
  return until(
    `${id} to come to step ${step}`,
    async () => {
      const events = await readAllEvents(client, id).catch(() => []);
      return lossPoints(events).some((point) => point.step >= step);
    },
    limitMs,
  ).then(() => undefined);
}
