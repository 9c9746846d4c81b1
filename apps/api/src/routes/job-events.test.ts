import { JobEvent } from "@facet/contracts/events/job-event";
import { appendEvents } from "@facet/services/gateway/append-events";
import { startWork } from "@facet/services/gateway/start-work";
import { fenceOf, finishJob, openRunner } from "@facet/services/testing/act-as-runner";
import { must } from "@facet/services/testing/must";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { newMaterial } from "@facet/services/testing/new-material";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApi, type TestApi } from "../testing/open-test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Live {
  /** The next event of the stream; undefined at its end. */
  next(): Promise<{ id: number; event: JobEvent } | undefined>;
  leave(): Promise<void>;
}

async function open(jobId: string, headers: Record<string, string> = {}, query = ""): Promise<Live> {
  const response = await api.call("GET", `/v1/jobs/${jobId}/events${query}`, undefined, {
    accept: "text/event-stream",
    ...headers,
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = must(response.body, "body").pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  return {
    async next() {
      for (;;) {
        const end = rest.indexOf("\n\n");
        if (end >= 0) {
          const block = rest.slice(0, end);
          rest = rest.slice(end + 2);
          const found = /^id: (\d+)\nevent: \w+\ndata: (.*)$/s.exec(block);
          if (found === null) continue;
          return { id: Number(found[1]), event: JobEvent.parse(JSON.parse(found[2] ?? "")) };
        }
        const { done, value } = await reader.read();
        if (done) return undefined;
        rest += value;
      }
    },
    leave: () => reader.cancel(),
  };
}

it("a stream that breaks is resumed after the last event that arrived, without a gap and without a repeat", async () => {
  const { platform } = api.composed;
  const { jobs } = await newFineTune(api.own, await newMaterial(api.own), { evaluation: null, formats: [] });
  const jobId = must(jobs.prepare, "prepare job");
  const claimed = must(await (await openRunner(platform)).claim(), "claim");
  expect(claimed.jobId).toBe(jobId);
  await startWork({ ctx: platform, input: fenceOf(claimed) });
  const say = (line: number) =>
    appendEvents({
      ctx: platform,
      input: {
        ...fenceOf(claimed),
        events: [{ line, at: new Date().toISOString(), type: "log", level: "info", message: `line ${line}` }],
      },
    });

  const first = await open(jobId);
  const got: number[] = [];
  for (let line = 1; line <= 3; line += 1) await say(line);
  while (got.length < 4) got.push(must(await first.next(), "event").id);
  await first.leave();

  for (let line = 4; line <= 6; line += 1) await say(line);
  const second = await open(jobId, { "last-event-id": String(got.at(-1)) });
  await say(7);
  await finishJob(platform, claimed);
  for (let next = await second.next(); next !== undefined; next = await second.next()) got.push(next.id);
  expect(got).toEqual(got.map((_, index) => index + 1));

  const late = await open(jobId, {}, `?after=${got.length - 1}`);
  expect((await late.next())?.event).toMatchObject({
    seq: got.length,
    type: "state",
    data: { to: "succeeded" },
  });
  expect(await late.next()).toBeUndefined();
});
