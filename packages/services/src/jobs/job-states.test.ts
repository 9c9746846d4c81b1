import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { isFinal, isLeased, type JobState } from "@facet/contracts/jobs/job-state";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complete } from "../gateway/complete.ts";
import { confirmCancelled } from "../gateway/confirm-cancelled.ts";
import { confirmPaused } from "../gateway/confirm-paused.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { finalize } from "../gateway/finalize.ts";
import { startWork } from "../gateway/start-work.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import {
  commitFolder,
  commitStep,
  drainLine,
  fenceOf,
  openRunner,
  type TestRunner,
} from "../testing/act-as-runner.ts";
import { cannedOutcome } from "../testing/canned-outcome.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { type Action, actions, advance, everyMove, expected, type Model } from "../testing/job-model.ts";
import { type Account, newAccount } from "../testing/new-account.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { type Material, newMaterial } from "../testing/new-material.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { pauseJob } from "./pause-job.ts";
import { resumeJob } from "./resume-job.ts";

/** What ends a job is drawn rarely, so that walks come far. */
const often: readonly Action[] = [
  "claim",
  "claim",
  "claim",
  "start",
  "start",
  "start",
  "pause",
  "pause",
  "resume",
  "resume",
  "confirmPaused",
  "finalize",
  "finalize",
  "failInfra",
];
const anyAction = fc.constantFrom<Action>(...often, ...actions);

describe("the state of a job", () => {
  const taken = new Set<string>();
  let platform: TestPlatform;
  let account: Account;
  let material: Material;
  beforeAll(async () => {
    platform = await openTestPlatform();
    account = await newAccount(platform);
    material = await newMaterial(account);
    await newFineTune(account, material, { evaluation: null, formats: [] });
    await drainLine(platform, await openRunner(platform));
  });
  afterAll(() => platform.close());

  it("walks the table and nothing else, whatever its runner, its owner and the sweeper do in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 8, maxLength: 40, size: "max" }), async (walk) => {
        const { jobs } = await newFineTune(account, material, { evaluation: null, formats: [] });
        const job = { id: jobs.train, runner: await openRunner(platform), claimed: undefined };
        const model: Model = { state: "queued", attempt: 0, infra: 0, kept: false, step: 0 };
        for (const action of walk) await take(job, model, action);
        await end(job, model);
      }),
      { seed: 3, numRuns: 80 },
    );
    expect([...taken].sort()).toEqual(everyMove());
    await lead(newMemory());
    expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
  }, 120_000);

  interface Walked {
    readonly id: string;
    readonly runner: TestRunner;
    claimed: Claimed | undefined;
  }

  async function take(job: Walked, model: Model, action: Action): Promise<void> {
    const wanted = expected(model, action);
    const code = await act(job, model, action).then(
      () => undefined,
      (error: unknown) => (FacetError.is(error) ? error.code : Promise.reject(error)),
    );
    const place = `${action} while ${model.state}`;
    expect(code, place).toBe("code" in wanted ? wanted.code : undefined);
    if ("to" in wanted && wanted.to !== model.state) noteMoves(model, wanted.to);
    if ("to" in wanted) advance(model, action, wanted.to);
    const stored = await getJob({ ctx: account.ctx, input: { id: job.id } });
    expect({ state: stored.state, attempt: stored.attempt }, place).toEqual({
      state: model.state,
      attempt: model.attempt,
    });
  }

  /** Completing what an attempt before had finalised passes through finalizing. */
  function noteMoves({ state }: Model, to: JobState): void {
    const path = state === "running" && to === "succeeded" ? [state, "finalizing", to] : [state, to];
    for (const [index, from] of path.slice(0, -1).entries()) taken.add(`${from} -> ${path[index + 1]}`);
  }

  /** Nothing stays in line or under lease for the next walk. */
  async function end(job: Walked, model: Model): Promise<void> {
    if (!isFinal(model.state)) await take(job, model, "cancel");
    if (model.state === "cancelling") await take(job, model, "confirmCancelled");
    expect(isFinal(model.state)).toBe(true);
  }

  async function act(job: Walked, model: Model, action: Action): Promise<unknown> {
    const { ctx } = account;
    const input = { id: job.id };
    switch (action) {
      case "cancel":
        return cancelJob({ ctx, input });
      case "pause":
        return pauseJob({ ctx, input });
      case "resume":
        return resumeJob({ ctx, input });
      case "loseRunner":
        return loseRunner();
      case "claim": {
        platform.clock.advance(platform.timings.backoffLimitMs);
        const claimed = await job.runner.claim();
        job.claimed = claimed ?? job.claimed;
        return claimed;
      }
      default:
        return speak(job.claimed ?? neverClaimed(job.id), model, action);
    }
  }

  async function speak(
    claimed: Claimed,
    model: Model,
    action: Exclude<Action, "cancel" | "pause" | "resume" | "loseRunner" | "claim">,
  ): Promise<unknown> {
    const input = fenceOf(claimed);
    switch (action) {
      case "start":
        return startWork({ ctx: platform, input });
      case "checkpoint":
        return commitStep(platform, claimed, model.step + 1);
      case "finalize": {
        const { result, folders } = cannedOutcome(claimed);
        const [folder] = folders;
        const artifacts =
          isLeased(model.state) && model.state !== "cancelling" && folder
            ? { [folder.role]: await commitFolder(platform, claimed, folder.role, folder.kind, folder.texts) }
            : {};
        return finalize({ ctx: platform, input: { ...input, result, artifacts } });
      }
      case "complete":
        return complete({ ctx: platform, input });
      case "failInfra":
      case "failUser": {
        const failure = { message: "test", place: null, fix: null, fixKnobs: null, lastStep: null };
        const cause =
          action === "failInfra"
            ? ({ code: "engine_killed", class: "infra" } as const)
            : ({ code: "knob_conflict", class: "user" } as const);
        return failAttempt({ ctx: platform, input: { ...input, ...failure, ...cause } });
      }
      case "confirmCancelled":
        return confirmCancelled({ ctx: platform, input });
      case "confirmPaused":
        return confirmPaused({ ctx: platform, input });
    }
  }

  async function loseRunner(): Promise<void> {
    const memory = newMemory();
    await lead(memory);
    platform.clock.advance(platform.timings.leaseMs + 1);
    await lead(memory);
  }

  /** The lead of the walk before runs out as the clock moves. */
  async function lead(memory: ReturnType<typeof newMemory>): Promise<void> {
    platform.clock.advance(6 * platform.timings.sweepMs);
    expect(await tick({ ctx: platform, memory })).toBe(true);
  }
});

/** A fence that was never given out. */
function neverClaimed(jobId: string): Claimed {
  const claimed = {
    jobId,
    attempt: 1,
    leaseToken: `org_${"0".repeat(26)}.never`,
    kind: "train",
    orgId: `org_${"0".repeat(26)}`,
  } as const;
  // Only the fence is looked at.
  return claimed as unknown as Claimed;
}
