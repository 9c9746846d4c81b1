import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const act = (job: string, verb: string, want: Wanted): BadCase => ({
  method: "POST",
  path: `/v1/jobs/{${job}}/${verb}`,
  want,
});
const ended = no(409, "already_finished");
const conflict = no(409, "conflict");
const fence = { attempt: "{attempt}", leaseToken: "{leaseToken}" };
const worker = (path: string, json: object, want: Wanted): BadCase => ({
  as: "runner",
  method: "POST",
  path: `/v1/worker/${path}`,
  // An attempt is a number: the fact is put in before it is read as JSON.
  bytes: () => JSON.stringify(json).replaceAll('"{attempt}"', "{attempt}"),
  want,
});
const at = "2026-01-01T00:00:00.000Z";
const say = (events: readonly object[], want: Wanted, token: object = fence): BadCase =>
  worker("jobs/{claimed}/events", { ...token, events }, want);
const metric = (line: number, more: object = {}) => ({
  line,
  at,
  type: "metric",
  step: line,
  values: { loss: 1 },
  ...more,
});
const log = (line: number, message: string) => ({ line, at, type: "log", level: "info", message });
const machine = {
  platform: "linux",
  arch: "x64",
  cpuModel: "test",
  cores: 2,
  memoryBytes: 8e9,
  flags: [],
  gpu: null,
};
const claim: BadCase[] = [
  {
    ...worker(
      "sessions",
      { hostId: "host-of-bad-input", name: "bad", lanes: ["cpu"], labels: [], machine, versions: {} },
      ok(),
    ),
    keep: { runner: "runnerId" },
  },
  {
    ...worker("claims", { runnerId: "{runner}", lanes: ["cpu"], labels: [], waitMs: 0 }, ok()),
    keep: { claimed: "jobId", attempt: "attempt", leaseToken: "leaseToken" },
  },
  worker("jobs/{claimed}/start", fence, ok()),
];
const beat = (token: object, want: Wanted, more: object = {}): BadCase =>
  worker("jobs/{claimed}/heartbeats", { ...token, progress: null, waitMs: 0, ...more }, want);
const stream = (id: string, want: Wanted = ok(200, { body: /^: open/ })): BadCase => ({
  path: "/v1/jobs/{cancelledJobId}/events",
  headers: { accept: "text/event-stream", "last-event-id": id },
  want,
});

/** n: jobs and what they say. */
export const jobControl: readonly BadInput[] = [
  {
    id: "n167",
    says: "verbs in states that do not have them: said with the state",
    cases: [
      ...["cancel", "pause", "resume"].map((verb) =>
        act("jobId", verb, no(409, "already_finished", { body: /succeeded/ })),
      ),
      ...["cancel", "pause", "resume"].map((verb) => act("cancelledJobId", verb, ended)),
      act("waitingJobId", "resume", conflict),
      act("waitingJobId", "retry", conflict),
      act("pausedJobId", "retry", conflict),
      act("pausedJobId", "pause", { status: [202, 409] }),
      act("jobId", "explode", no(404, "not_found")),
      { method: "DELETE", path: "/v1/fine-tunes/{pausedId}", want: no(409, "in_use") },
    ],
  },
  {
    id: "n168",
    says: "cancelling twice, doing again what has succeeded",
    cases: [
      act("cancelledJobId", "cancel", ended),
      act("cancelledJobId", "cancel", ended),
      act("jobId", "retry", { status: 409 }),
    ],
  },
  {
    id: "n169",
    says: "removing data that a waiting job needs",
    cases: [
      { method: "DELETE", path: "/v1/dataset-versions/{datasetVersionId}", want: { status: 409 } },
      { method: "DELETE", path: "/v1/datasets/{datasetId}", want: no(409, "in_use") },
    ],
  },
  {
    id: "n170",
    says: "places in a story that are none",
    cases: [
      ...["-1", "text", "{otherCursor}", "1e3", ""].map((id) => stream(id)),
      ...["99999999999999999999", "9007199254740991"].map((id) => stream(id, ok(200))),
      ...["-1", "abc", "1.5"].map((after) => ({
        path: `/v1/jobs/{jobId}/events?after=${after}`,
        want: invalid("after"),
      })),
      { path: "/v1/jobs/{jobId}/events?types=metric,secret", want: { status: 400 } },
      { path: "/v1/jobs/{jobId}/metrics?maxPoints=1e9", want: invalid("maxPoints") },
      { path: `/v1/jobs/{jobId}/metrics?names=${"a,".repeat(499)}`, want: ok() },
    ],
  },
  {
    id: "n171",
    says: "200 streams at once by one key",
    cases: [
      {
        path: "/v1/projects/{projectId}/feed",
        headers: { accept: "text/event-stream" },
        times: 200,
        want: no(429, "rate_limited"),
      },
    ],
  },
  {
    id: "n172",
    says: "what an engine says: numbers that are none, other times, floods, other jobs, marks of terminals",
    leaves: true,
    cases: [
      ...claim,
      {
        as: "runner",
        method: "POST",
        path: "/v1/worker/jobs/{claimed}/events",
        bytes: () =>
          `{"attempt":{attempt},"leaseToken":"{leaseToken}","events":[{"line":1,"at":"${at}","type":"metric","step":1,"values":{"loss":1e400}}]}`,
        want: invalid(),
      },
      say([metric(1, { values: { loss: null } })], invalid()),
      say([metric(1, { values: { loss: "NaN" } })], invalid()),
      say([{ line: 1, at, type: "shout" }], invalid()),
      say([metric(0)], invalid()),
      say([], invalid()),
      say(
        Array.from({ length: 201 }, (_, index) => metric(index + 1)),
        invalid(),
      ),
      say([log(1, "x".repeat(1024 ** 2))], invalid()),
      say([metric(1)], no(409, "stale_attempt"), { attempt: 99, leaseToken: "{leaseToken}" }),
      say([metric(1)], { status: [401, 404, 409] }, { attempt: 1, leaseToken: "org_x.guessed" }),
      worker("jobs/{jobId}/events", { ...fence, events: [metric(1)] }, { status: [404, 409] }),
      worker("jobs/..%2fx/events", { ...fence, events: [metric(1)] }, { status: [404, 409] }),
      { ...say([metric(1)], no(401, "unauthenticated")), as: "own" },
      say(
        [metric(1, { step: 10 }), metric(2, { step: 3 }), metric(3, { at: "2999-01-01T00:00:00.000Z" })],
        ok(),
      ),
      say(
        [
          log(4, "\u001b[31mred\u001b[0m \u0007\u0000 line\r\nnext\u2028 \ud800"),
          log(5, '<script>alert(1)</script>"'),
        ],
        ok(),
      ),
      { path: "/v1/jobs/{claimed}/events?types=log", want: { status: [200, 404] } },
      worker(
        "jobs/{claimed}/checkpoints",
        {
          ...fence,
          folder: "../x",
          kind: "checkpoint",
          name: "x",
          files: [],
          details: {},
          step: 1,
          best: false,
          metrics: {},
        },
        invalid(),
      ),
      worker(
        "jobs/{claimed}/blobs",
        { ...fence, folder: "x", files: [{ path: "../../etc/passwd", bytes: 1, sha256: "0".repeat(64) }] },
        invalid(),
      ),
      worker(
        "jobs/{claimed}/blobs",
        { ...fence, folder: "x", files: [{ path: "a", bytes: -1, sha256: "0" }] },
        invalid(),
      ),
    ],
  },
  {
    id: "n173",
    says: "signs of life again, late, and of someone else",
    cases: [
      beat(fence, ok()),
      beat(fence, ok()),
      beat({ attempt: 99, leaseToken: "{leaseToken}" }, no(409, "stale_attempt")),
      beat({ attempt: "{attempt}", leaseToken: "{leaseToken}x" }, { status: [401, 409] }),
      beat(fence, invalid(), { waitMs: 1e9 }),
      beat(fence, invalid(), { progress: { step: "many" } }),
      worker(
        "jobs/{claimed}/fail",
        {
          ...fence,
          code: "x",
          class: "nonsense",
          message: "",
          place: null,
          fix: null,
          fixKnobs: null,
          lastStep: null,
        },
        invalid(),
      ),
      worker("jobs/{claimed}/complete", fence, { status: 409 }),
      worker("jobs/{claimed}/cancelled", fence, { status: 409 }),
      worker("jobs/{claimed}/paused", fence, { status: 409 }),
    ],
  },
];
