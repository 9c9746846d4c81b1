import { metricCatalogue } from "@facet/contracts/metrics/metric-catalogue";
import { Project } from "@facet/contracts/projects/project";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../whole-jobs/harness/free-port.ts";
import { makeMaterial } from "../whole-jobs/harness/main-job.ts";
import { openTestPlatform, type TestPlatform } from "../whole-jobs/harness/test-platform.ts";

describe("metrics of a platform at work", () => {
  let platform: TestPlatform;
  let [apiPort, runnerPort] = [0, 0];
  beforeAll(async () => {
    [apiPort, runnerPort] = [await freePort(), await freePort()];
    platform = await openTestPlatform({
      env: { FACET_METRICS_PORT: String(apiPort), FACET_RUNNER_METRICS_PORT: String(runnerPort) },
    });
    await platform.startApi();
    platform.startRunner();
  });
  afterAll(() => platform.close());

  const read = async (port: number) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const labelled = (text: string) =>
    [...text.matchAll(/^(facet_\w+)\{(.*)\} /gm)].map(([, name = "", labels = ""]) => ({ name, labels }));

  it("say what was waited, run and asked for, by route and kind, and no label holds an id", async () => {
    const { projectId, datasetVersionId } = await makeMaterial(platform);
    await vi.waitFor(
      async () =>
        expect(await read(apiPort)).toMatch(
          /facet_job_run_seconds_count\{kind="import-model",outcome="succeeded"\} 1/,
        ),
      { timeout: 20_000 },
    );
    await platform.get(`/v1/projects/${projectId}`, Project);
    await fetch(`${platform.apiUrl}/v1/nothing/${datasetVersionId}`);
    await vi.waitFor(async () => expect(await read(apiPort)).toContain("facet_outbox_rows 0"));

    const api = await read(apiPort);
    expect(api).toMatch(/facet_job_wait_seconds_count\{lane="cpu",kind="import-model"\} 1/);
    expect(api).toContain('facet_job_attempts_total{kind="import-model",outcome="succeeded",class="none"} 1');
    expect(api).toContain('_count{method="GET",route="/v1/projects/:id",status="200"} 1');
    expect(api).toContain('_count{method="POST",route="/v1/worker/jobs/:jobId/finalize",status="200"} 2');
    expect(api).toMatch(/_count\{method="GET",route="none",status="40[14]"\} 1/);
    expect(api).toContain('facet_jobs{lane="cpu",state="leased"} 0');
    expect(api).toContain('facet_runner_slots{lane="cpu",state="idle"} 1');
    expect(api).toMatch(/facet_event_lag_seconds_count [1-9]/);
    const runner = await read(runnerPort);
    expect(runner).toContain('facet_runner_attempt_seconds_count{kind="import-model"} 1');
    expect(runner).toMatch(/facet_runner_gateway_seconds_count\{action="finalize",outcome="200"\} 2/);

    const all = [...labelled(api), ...labelled(runner)];
    expect(all.length).toBeGreaterThan(30);
    for (const { name, labels } of all) expect(labels, name).not.toMatch(/_[0-9a-z]{20,}|[0-9a-f]{32}/);
    const names = new Set(all.map(({ name }) => name.replace(/_(bucket|sum|count)$/, "")));
    expect([...names].filter((name) => !(name in metricCatalogue))).toEqual([]);
  });
});
