import { JobView } from "@facet/contracts/jobs/job";
import { isFinal } from "@facet/contracts/jobs/job-state";
import { hold } from "../world/broken.ts";
import { enginesIn } from "../world/engines.ts";
import { playRunner } from "../world/play-runner.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { getJob, waitFor, waitForEnd, waitForStep } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

const plan = { steps: 40, stepMs: 10, checkpointEvery: 4 };
/** 20 tries in each of the ten runs of a full matrix. */
const tries = 20;

export const cancelRaces: Scenario = {
  id: "F35",
  title: "cancel against claim, first step, checkpoint, finalise, pause, delete and retry",
  promise:
    "no engine is left 15 s after it was acknowledged (a quarter of a lease here), and it never succeeds later",
  async run(world) {
    await raceByMoment(world);
    await raceAtTheEngine(world);
  },
};

/** With each state held still by a played runner. */
async function raceByMoment(world: World): Promise<void> {
  const { owner } = world;
  const player = await playRunner(world, "racing");
  const act = (verb: string, id: string) => owner.ask("POST", `/v1/jobs/${id}/${verb}`);
  const take = async () => {
    const id = await startTraining(owner, world.material);
    const claim = await until("work", () => player.claim(200).then((one) => one ?? undefined));
    return { id, claim };
  };

  const afterFinalise = await take();
  await player.start(afterFinalise.claim);
  await player.finalize(afterFinalise.claim);
  hold((await act("cancel", afterFinalise.id)).status === 202, "cancelling a job that finalises was refused");
  const late = await player.complete(afterFinalise.claim);
  hold(late.status === 409, `completing a cancelled job was answered ${late.status}`);
  await player.send(afterFinalise.claim, "cancelled");
  hold((await getJob(owner, afterFinalise.id)).state === "cancelled", "it did not stay cancelled");

  const afterSuccess = await take();
  await player.finish(afterSuccess.claim);
  for (const verb of ["cancel", "pause"]) {
    const { status, body } = await act(verb, afterSuccess.id);
    const { code } = body as { code?: string };
    hold(
      status === 409 && code === "already_finished",
      `${verb} after success was answered ${status} ${code}`,
    );
  }

  const paused = await take();
  await player.start(paused.claim);
  await act("pause", paused.id);
  await act("cancel", paused.id);
  await player.send(paused.claim, "paused");
  await player.send(paused.claim, "cancelled");
  hold((await getJob(owner, paused.id)).state === "cancelled", "a pause undid a cancellation");

  const job = await getJob(owner, paused.id);
  const again = await Promise.all([act("retry", job.id), act("retry", job.id)]);
  hold(
    again.some(({ status }) => status === 202),
    `two retries at once were answered ${again.map(({ status }) => status).join(" and ")}`,
  );
  const retries = new Set(
    again.filter(({ status }) => status === 202).map(({ body }) => JobView.parse(body).id),
  );
  hold(retries.size === 1, `two retries at once made ${retries.size} jobs`);
  for (const id of retries) await act("cancel", id);

  const active = await take();
  await player.start(active.claim);
  const removal = await owner.ask("DELETE", `/v1/fine-tunes/${(await getJob(owner, active.id)).fineTuneId}`);
  hold(removal.status === 409, `deleting what runs was answered ${removal.status}`);
  await act("cancel", active.id);
  await player.send(active.claim, "cancelled");
  for (const id of [active.id, ...retries]) await waitForEnd(owner, id);
}

/** At any moment of a real run, from the claim to the end. */
async function raceAtTheEngine(world: World): Promise<void> {
  const { owner, random, timings } = world;
  world.startRunner({ plan });
  let slowest = 0;
  let atWork = 0;
  for (let count = 0; count < tries; count += 1) {
    const id = await startTraining(owner, world.material);
    const moment = random.pick(["at once", "starting", "running", "step", "late"] as const);
    if (moment === "starting") await waitFor(owner, id, "taken", (job) => job.state !== "queued");
    if (moment === "running")
      await waitFor(owner, id, "running", (job) => job.state === "running" || isFinal(job.state));
    if (moment === "step") await waitForStep(owner, id, random.int(1, plan.steps));
    if (moment === "late") await waitForStep(owner, id, plan.steps - random.int(0, 1));
    if (enginesIn(world.folder).some(({ jobId }) => jobId === id)) atWork += 1;
    const answer = await owner.ask("POST", `/v1/jobs/${id}/cancel`);
    const from = performance.now();
    hold([202, 409].includes(answer.status), `cancelling was answered ${answer.status}`);
    const { state } = await waitForEnd(owner, id);
    if (answer.status === 409) {
      hold(state === "succeeded", `cancelling was refused as too late, and the job ended ${state}`);
      continue;
    }
    hold(state === "cancelled", `it was cancelled ${moment} and ended ${state}`);
    await until(
      "its engine to be gone",
      () => !enginesIn(world.folder).some(({ jobId }) => jobId === id),
      timings.leaseMs,
    );
    slowest = Math.max(slowest, performance.now() - from);
  }
  world.tally("cancelled with an engine at work", atWork);
  world.bar(`engine gone, slowest of ${tries}`, slowest / timings.leaseMs, 0.25, "leases");
}
