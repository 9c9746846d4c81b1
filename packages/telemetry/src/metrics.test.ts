import { metricCatalogue } from "@facet/contracts/metrics/metric-catalogue";
import { afterEach, describe, expect, it } from "vitest";
import { openMeasuring } from "./open-measuring.ts";
import { openMetrics } from "./open-metrics.ts";
import type { MetricsServer } from "./serve-metrics.ts";

describe("the figures of a process", () => {
  it("stand in Prometheus' text with help and type, each process its own, and no other's", async () => {
    const api = openMetrics("api");
    const text = await api.text();
    const entries = Object.entries(metricCatalogue);
    for (const [name, { type, help }] of entries.filter(([, { process }]) => process === "api"))
      expect(text).toContain(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`);
    for (const [name] of entries.filter(([, { process }]) => process === "runner"))
      expect(text).not.toContain(name);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it("follow Prometheus' conventions: base units, `_total` for counters alone, no label that could hold an id", () => {
    for (const [name, { type, labels }] of Object.entries(metricCatalogue)) {
      expect(name).toMatch(/^facet_[a-z_]+$/);
      expect(name.endsWith("_total"), name).toBe(type === "counter");
      expect(type !== "histogram" || name.endsWith("_seconds"), name).toBe(true);
      expect(labels.filter((label) => /id$|name|path|org|project|user|key|host/i.test(label))).toEqual([]);
    }
  });

  it("count, set and observe, never below zero where a clock of another machine is ahead", async () => {
    const { metrics, text } = openMetrics("api");
    metrics.add("facet_job_attempts_total", { kind: "train", outcome: "recovering", class: "infra" });
    metrics.add("facet_job_attempts_total", { kind: "train", outcome: "recovering", class: "infra" });
    metrics.add("facet_sse_streams_open", {}, 3);
    metrics.add("facet_sse_streams_open", {}, -1);
    metrics.set("facet_jobs", { lane: "cpu", state: "runnable" }, 7);
    metrics.observe("facet_event_lag_seconds", {}, -5);
    // Of another process: nothing happens.
    metrics.set("facet_runner_busy", {}, 1);
    const shown = await text();
    expect(shown).toContain('facet_job_attempts_total{kind="train",outcome="recovering",class="infra"} 2');
    expect(shown).toContain("facet_sse_streams_open 2");
    expect(shown).toContain('facet_jobs{lane="cpu",state="runnable"} 7');
    expect(shown).toContain("facet_event_lag_seconds_sum 0");
  });
});

describe("the listener", () => {
  let server: MetricsServer | undefined;
  afterEach(() => server?.close());

  it("answers GET /metrics with fresh figures, also when they cannot be read, and nothing else", async () => {
    const measuring = openMeasuring({ process: "api", host: "127.0.0.1", port: 0 });
    let reads = 0;
    server = await measuring.serve(async () => {
      reads += 1;
      measuring.metrics.set("facet_outbox_rows", {}, reads);
      if (reads > 1) throw new Error("the store is away");
    });
    const url = `http://127.0.0.1:${server.port}`;
    for (const rows of [1, 2]) {
      const response = await fetch(`${url}/metrics`);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
      expect(await response.text()).toContain(`facet_outbox_rows ${rows}`);
    }
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  });
});
