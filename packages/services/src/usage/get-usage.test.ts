import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../data/collections/jobs.ts";
import { commit } from "../data/commit.ts";
import { tenantContext } from "../data/tenant-context.ts";
import { createProject } from "../projects/create-project.ts";
import { drainLine, openRunner } from "../testing/act-as-runner.ts";
import { must } from "../testing/must.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { getUsage } from "./get-usage.ts";

describe("usage", () => {
  let platform: TestPlatform;
  let account: Account;
  beforeEach(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
  });
  afterEach(() => platform.close());

  /** Moves every attempt of the training to where the test wants it. */
  async function setAttempts(jobId: string, spans: readonly (readonly [string, string | null])[]) {
    await commit(platform, tenantContext(account.orgId), async (work) => {
      const found = must(await work.get(jobs, jobId), "job");
      const attempt = must(found.data.attempts[0], "attempt");
      const attempts = spans.map(([startedAt, endedAt], index) => ({
        ...attempt,
        number: index + 1,
        startedAt,
        endedAt,
      }));
      const finishedAt = spans.at(-1)?.[1] ?? null;
      work.set(jobs, jobId, {
        ...found.data,
        attempts,
        finishedAt,
        ...(finishedAt === null ? { state: "running" as const } : {}),
      });
    });
  }

  async function trainOnce() {
    const material = await newMaterial(account);
    const fineTune = await newFineTune(account, material, { evaluation: null, formats: [] });
    await drainLine(platform, await openRunner(platform));
    return fineTune.jobs.train;
  }

  it("counts the minutes of every attempt inside the span, on the days they ran, and no other", async () => {
    const jobId = await trainOnce();
    await setAttempts(jobId, [
      ["2026-01-01T23:50:00.000Z", "2026-01-02T00:10:00.000Z"],
      ["2026-01-03T10:00:00.000Z", "2026-01-03T10:30:00.000Z"],
    ]);
    const ask = (from: string, to: string) => getUsage({ ctx: account.ctx, input: { from, to } });
    const whole = await ask("2026-01-01T00:00:00.000Z", "2026-01-04T00:00:00.000Z");
    expect(whole.total).toMatchObject({ minutes: 50, attempts: 2 });
    expect(whole.total.trainedTokens).toBeGreaterThan(0);
    expect(whole.days).toEqual([
      { day: "2026-01-01", minutes: 10 },
      { day: "2026-01-02", minutes: 10 },
      { day: "2026-01-03", minutes: 30 },
    ]);
    expect(whole.projects[0]?.kinds).toMatchObject([{ kind: "train", minutes: 50, attempts: 2 }]);
    const part = await ask("2026-01-02T00:00:00.000Z", "2026-01-03T10:15:00.000Z");
    // The training had not ended then: what it learned from counts where it ended.
    expect(part.total).toMatchObject({ minutes: 25, attempts: 2, trainedTokens: 0 });
    const none = await ask("2025-01-01T00:00:00.000Z", "2025-02-01T00:00:00.000Z");
    expect(none.total).toMatchObject({ minutes: 0, attempts: 0, trainedTokens: 0 });
  });

  it("counts an attempt that runs up to now", async () => {
    const jobId = await trainOnce();
    const now = platform.clock.now();
    await setAttempts(jobId, [[new Date(now - 600_000).toISOString(), null]]);
    const { projects } = await getUsage({ ctx: account.ctx, input: {} });
    const train = projects[0]?.kinds.find(({ kind }) => kind === "train");
    expect(train?.minutes).toBeGreaterThanOrEqual(10);
    expect(train?.minutes).toBeLessThan(11);
  });

  it("tells the bytes that are held, by project and kind, and one file of two holders once", async () => {
    await trainOnce();
    const second = await createProject({ ctx: account.ctx, input: { name: "Empty", description: "" } });
    const usage = await getUsage({ ctx: account.ctx, input: {} });
    const mine = must(
      usage.projects.find(({ projectId }) => projectId === account.projectId),
      "project",
    );
    const kinds = mine.stored.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["rows", "base-model", "prepared", "adapter", "upload"]));
    const summed = mine.stored.reduce((all, { bytes }) => all + bytes, 0);
    expect(mine.storedBytes).toBeGreaterThan(0);
    expect(mine.storedBytes).toBeLessThanOrEqual(summed);
    expect(usage.total.storedBytes).toBe(mine.storedBytes);
    expect(usage.projects.find(({ projectId }) => projectId === second.id)).toMatchObject({
      minutes: 0,
      storedBytes: 0,
    });
  });

  it("refuses a span that is none, or longer than a year, and who may not see it", async () => {
    const ask = (from: string, to: string) => getUsage({ ctx: account.ctx, input: { from, to } });
    const [early, late] = ["2026-01-01T00:00:00.000Z", "2027-06-01T00:00:00.000Z"];
    await expect(ask(late, early)).rejects.toMatchObject({ code: "invalid_request", param: "from" });
    await expect(ask(early, late)).rejects.toMatchObject({ code: "invalid_request", param: "from" });
    const principal = { ...account.ctx.principal, scopes: ["training:read" as const] };
    await expect(getUsage({ ctx: { ...account.ctx, principal }, input: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
