import { readFileSync } from "node:fs";
import { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enginesIn } from "./harness/engines.ts";
import { makeMaterial, waitForEnd } from "./harness/main-job.ts";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "./harness/otlp-receiver.ts";
import { openTestPlatform, type TestPlatform } from "./harness/test-platform.ts";
import { until } from "./harness/until.ts";

const [traceId, click] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];

/** Empty for a process that has just gone. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

describe("a trace", () => {
  let collector: OtlpReceiver;
  let platform: TestPlatform;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    platform = await openTestPlatform({
      plan: { stepMs: 20 },
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint },
    });
    await platform.startApi();
    platform.startRunner();
  });
  afterAll(async () => {
    await platform.close();
    await collector.close();
  });

  const named = (name: string) =>
    collector.spans.filter((span) => span.traceId === traceId && span.name === name);
  const one = (name: string) => until(`the span ${name}`, () => named(name)[0] as ReceivedSpan | undefined);

  it("that begins with a click holds the request, the wait, the attempt and every phase of the training", async () => {
    const material = await makeMaterial(platform);
    const response = await fetch(`${platform.apiUrl}/v1/fine-tunes`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await platform.key()}`,
        "content-type": "application/json",
        traceparent: `00-${traceId}-${click}-01`,
      },
      body: JSON.stringify({ ...material, preset: "quick", evaluation: null, formats: [] }),
    });
    const { jobs } = FineTune.parse(await response.json());
    const wanted = `TRACEPARENT=00-${traceId}-`;
    await until("an engine that knows the trace", () =>
      enginesIn(platform.home).some((pid) => environmentOf(pid).includes(wanted)),
    );
    await waitForEnd(platform, jobs.train);

    const request = await one("POST /v1/fine-tunes");
    expect(request).toMatchObject({ parentSpanId: click, service: "facet-api" });
    // The preparation and the training: two jobs of one request.
    await until("two attempts", () => named("job.attempt").length === 2);
    expect(named("job.claim").map((span) => [span.parentSpanId, span.service])).toEqual([
      [request.spanId, "facet-api"],
      [request.spanId, "facet-api"],
    ]);
    const claims = named("job.claim").map(({ spanId }) => spanId);
    const attempts = named("job.attempt");
    expect(attempts.every((span) => claims.includes(span.parentSpanId ?? ""))).toBe(true);
    expect(new Set(attempts.map(({ service }) => service))).toEqual(new Set(["facet-runner"]));
    const training = await one("phase.train");
    expect(attempts.map(({ spanId }) => spanId)).toContain(training.parentSpanId);
    const phases = collector.spans.filter(
      (span) => span.traceId === traceId && span.name.startsWith("phase."),
    );
    expect(phases.length).toBeGreaterThan(3);
    expect(phases.every((span) => attempts.some(({ spanId }) => spanId === span.parentSpanId))).toBe(true);
  });

  it("is not begun by what is asked many times a second, and not taken from a header that is none", async () => {
    const before = collector.spans.length;
    await fetch(`${platform.apiUrl}/health/live`);
    const answer = await fetch(`${platform.apiUrl}/v1/projects`, {
      headers: { authorization: `Bearer ${await platform.key()}`, traceparent: "00-nobody-01" },
    });
    expect(answer.status).toBe(200);
    const mine = await until("its span", () =>
      collector.spans.slice(before).find(({ name }) => name === "GET /v1/projects"),
    );
    expect(mine.parentSpanId ?? "").toBe("");
    expect(collector.spans.some(({ name }) => /health|worker/.test(name))).toBe(false);
  });
});
