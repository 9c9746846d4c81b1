import { createHash } from "node:crypto";
import type { Claimed } from "@facet/contracts/gateway/worker-gateway";
import { BlobTargets, CommittedArtifact } from "@facet/contracts/gateway/worker-gateway";
import { hold } from "../world/broken.ts";
import { filesBelow, type Harm, harmFile } from "../world/harm-files.ts";
import { type PlayedRunner, playRunner } from "../world/play-runner.ts";
import { startTraining } from "../world/start-training.ts";
import { until } from "../world/until.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

export const artefactAltered: Scenario = {
  id: "F28",
  title: "an artefact changes between upload and commit, or vanishes between commit and the end",
  promise: "the commit is refused, the end is refused, there is no model; sent again it succeeds",
  async run(world) {
    const { owner } = world;
    const player = await playRunner(world, "sending");
    for (const harm of ["remove", "flip a bit", "truncate", "zero"] as const) {
      const id = await startTraining(owner, world.material);
      const claim = await until("work", () => player.claim(300).then((one) => one ?? undefined));
      await player.start(claim);
      const { status } = await sendHarmed(world, player, claim, harm);
      hold(status >= 400 && status < 500, `after "${harm}" the commit was answered ${status}`);
      await player.finalize(claim);
      if (harm === "remove") {
        const files = await filesOf(world, claim, "output");
        hold(files.length > 0, "what was committed is not where it should be");
        for (const file of files) await harmFile(file, harm, world.random);
        const answer = await player.complete(claim);
        hold(answer.status >= 400, `completing without its files was answered ${answer.status}`);
        const failure = { code: "internal", class: "user", message: "gone", place: null, fix: null };
        await player.send(claim, "fail", { ...failure, fixKnobs: null, lastStep: null });
        hold((await waitForEnd(owner, id)).state === "failed", "it did not end");
        continue;
      }
      await player.complete(claim);
      hold((await waitForEnd(owner, id)).state === "succeeded", "sent again, it did not succeed");
    }
  },
};

const filesOf = ({ home }: World, { jobId, attempt }: Claimed, folder: string) =>
  filesBelow(home, (path) => path.includes(`${jobId}/${attempt}/${folder}/`) && /@\d+$/.test(path));

/** Uploads one file, harms it where it lies, and commits it. */
async function sendHarmed(world: World, player: PlayedRunner, claim: Claimed, harm: Harm) {
  const text = "weights that took hours";
  const sha256 = createHash("sha256").update(text).digest("hex");
  const files = [{ path: "adapter_model.safetensors", bytes: text.length, sha256 }];
  const asked = await player.send(claim, "blobs", { folder: "harmed", files });
  const [target] = BlobTargets.parse(asked.body).targets;
  hold(target !== undefined, "no link to upload to");
  await fetch(new URL(target.href, world.apiUrl), { method: "PUT", headers: target.headers, body: text });
  const sent = await filesOf(world, claim, "harmed");
  hold(sent.length > 0, "what was sent is not where it should be");
  for (const file of sent) await harmFile(file, harm, world.random);
  const answer = await player.send(claim, "artifacts", {
    folder: "harmed",
    kind: "adapter",
    name: "harmed",
    files,
    details: {},
  });
  hold(!CommittedArtifact.safeParse(answer.body).success, `after "${harm}" the artefact was signed`);
  return answer;
}
