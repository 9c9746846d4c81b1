import { FacetError } from "@facet/contracts/errors/facet-error";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { isFinal, isLeased } from "@facet/contracts/jobs/job-state";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureLocalOrganisation } from "../auth/ensure-local-organisation.ts";
import { installation, installationId } from "../data/collections/installation.ts";
import { systemContext } from "../data/system-context.ts";
import { complete } from "../gateway/complete.ts";
import { confirmCancelled } from "../gateway/confirm-cancelled.ts";
import { confirmPaused } from "../gateway/confirm-paused.ts";
import { failAttempt } from "../gateway/fail-attempt.ts";
import { finalize } from "../gateway/finalize.ts";
import { heartbeat } from "../gateway/heartbeat.ts";
import { startWork } from "../gateway/start-work.ts";
import { newMemory, tick } from "../maintenance/tick.ts";
import { drainRunner } from "../runners/drain-runner.ts";
import { uncordonRunner } from "../runners/uncordon-runner.ts";
import { commitFolder, commitStep, fenceOf, openRunner, type TestRunner } from "../testing/act-as-runner.ts";
import { cannedOutcome } from "../testing/canned-outcome.ts";
import { checkInvariants } from "../testing/check-invariants.ts";
import { engineKilled } from "../testing/failures.ts";
import {
  type Action,
  actions,
  advance,
  everyMove,
  expected,
  type Failure,
  type Model,
  newModel,
  pathOf,
} from "../testing/job-model.ts";
import { newFineTune } from "../testing/new-fine-tune.ts";
import { newTrainable, type Trainable } from "../testing/new-trainable.ts";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { cancelJob } from "./cancel-job.ts";
import { getJob } from "./get-job.ts";
import { pauseJob } from "./pause-job.ts";
import { resumeJob } from "./resume-job.ts";
import { retryJob } from "./retry-job.ts";
import { updateJob } from "./update-job.ts";

/** What ends a job is drawn rarely, so that walks come far. */
const often: readonly Action[] = [
  "claim",
  "claim",
  "claim",
  "claim",
  "start",
  "start",
  "start",
  "start",
  "pause",
  "resume",
  "resume",
  "confirmPaused",
  "finalize",
  "finalize",
  "finalize",
  "complete",
  "complete",
  "failInfra",
  "retry",
  "retry",
];
const anyAction = fc.constantFrom<Action>(...often, ...actions);
const walksOfAccount = 10;

const causes: Readonly<Record<Failure, { code: string; class: keyof typeof classes }>> = {
  failInfra: { code: "engine_killed", class: "infra" },
  failPlatform: { code: "internal", class: "platform" },
  failCapacity: { code: "no_runner", class: "capacity" },
  failResource: { code: "out_of_memory", class: "resource" },
  failUser: { code: "knob_conflict", class: "user" },
};
const classes = { infra: 0, platform: 0, capacity: 0, resource: 0, user: 0 };

interface Walked {
  id: string;
  readonly runner: TestRunner;
  claimed: Claimed | undefined;
}

describe("the state of a job", () => {
  const taken = new Set<string>();
  let platform: TestPlatform;
  let account: Trainable;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(() => platform.close());

  it("walks the table and nothing else, whatever its runner, its owner, the operator and the sweeper do in whatever order", async () => {
    await walkAll({ seed: 3, numRuns: 90 });
    expect([...taken].sort()).toEqual(everyMove());
  }, 120_000);

  // What fails here prints its seed and path, to be walked again.
  it("and so it does on walks that nobody has seen before", async () => {
    expect(await walkAll({ numRuns: 15 })).toBe(15);
  }, 60_000);

  async function walkAll(drawn: { readonly seed?: number; readonly numRuns: number }): Promise<number> {
    let walks = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 8, maxLength: 40, size: "max" }), async (walk) => {
        // Checked after each walk: an account of few jobs is checked quickly.
        if (walks % walksOfAccount === 0) account = await operatedAccount();
        walks += 1;
        const fineTune = await newFineTune(account, account.material, {
          evaluation: null,
          formats: [],
          autoSaferRetry: true,
        });
        const runner = await openRunner(platform);
        const job: Walked = { id: fineTune.jobs.train, runner, claimed: undefined };
        const model = newModel();
        for (const action of walk) await take(job, model, action);
        await end(job, model);
        expect(await checkInvariants(platform, { orgIds: [account.orgId], atRest: true })).toEqual([]);
      }),
      // A failed walk leaves its job in line, so shorter ones would fail for another reason.
      { ...drawn, endOnFailure: true },
    );
    return walks;
  }

  /** Its owner runs the platform, and may drain runners. */
  async function operatedAccount(): Promise<Trainable> {
    const made = await newTrainable(platform);
    await platform.documents
      .bind(systemContext("auth"))
      .transact(async (tx) => tx.remove(installation, installationId));
    await ensureLocalOrganisation({ ctx: platform, input: { known: made.orgId } });
    return made;
  }

  async function take(job: Walked, model: Model, action: Action): Promise<void> {
    const wanted = expected(model, action);
    const code = await act(job, model, action).then(
      () => undefined,
      (error: unknown) => (FacetError.is(error) ? error.code : Promise.reject(error)),
    );
    const place = `${action} while ${model.state}`;
    expect(code, place).toBe("code" in wanted ? wanted.code : undefined);
    if ("to" in wanted) {
      if (wanted.to !== model.state && action !== "retry") noteMoves(pathOf(model.state, wanted.to));
      advance(model, action, wanted.to);
    }
    const stored = await getJob({ ctx: account.ctx, input: { id: job.id } });
    expect({ state: stored.state, attempt: stored.attempt }, place).toEqual({
      state: model.state,
      attempt: model.attempt,
    });
  }

  function noteMoves(path: readonly string[]): void {
    for (const [index, from] of path.slice(0, -1).entries()) taken.add(`${from} -> ${path[index + 1]}`);
  }

  /** Nothing stays in line or under lease for the next walk. */
  async function end(job: Walked, model: Model): Promise<void> {
    if (!isFinal(model.state)) await take(job, model, "cancel");
    if (model.state === "cancelling") await take(job, model, "confirmCancelled");
    expect(isFinal(model.state)).toBe(true);
    await pass(model, 0);
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
      case "retry": {
        job.id = (await retryJob({ ctx, input })).id;
        job.claimed = undefined;
        return;
      }
      case "prioritise": {
        const { version, priority } = await getJob({ ctx, input });
        const changes = { priority: priority === "high" ? "low" : "high" } as const;
        return updateJob({ ctx, input: { ...input, tag: String(version), changes } });
      }
      case "drain":
        await drainRunner({ ctx, input: { id: job.runner.runnerId } });
        return uncordonRunner({ ctx, input: { id: job.runner.runnerId } });
      case "loseRunner":
        return pass(model, platform.timings.leaseMs + 1);
      case "sweep":
        return pass(model, 0);
      case "letTimePass":
        return letPass(model, platform.timings.infraResetMs);
      case "claim": {
        letPass(model, platform.timings.backoffLimitMs);
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
    action: Failure | "start" | "heartbeat" | "checkpoint" | "finalize" | "complete" | `confirm${string}`,
  ): Promise<unknown> {
    const input = fenceOf(claimed);
    switch (action) {
      case "start":
        return startWork({ ctx: platform, input });
      case "heartbeat":
        return heartbeat({ ctx: platform, input: { ...input, progress: null, waitMs: 0 } });
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
      case "failPlatform":
      case "failCapacity":
      case "failResource":
      case "failUser":
        return failAttempt({ ctx: platform, input: { ...engineKilled, ...causes[action], ...input } });
      case "confirmCancelled":
        return confirmCancelled({ ctx: platform, input });
      default:
        return confirmPaused({ ctx: platform, input });
    }
  }

  function letPass(model: Model, ms: number): void {
    platform.clock.advance(ms);
    model.heldMs += ms;
  }

  /** Two rounds of maintenance with silence between them. The lead of the walk before runs out as the clock moves. */
  async function pass(model: Model, silenceMs: number): Promise<void> {
    const memory = newMemory();
    for (const ms of [0, silenceMs]) {
      letPass(model, ms + 6 * platform.timings.sweepMs);
      expect(await tick({ ctx: platform, memory })).toBe(true);
    }
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
