import { request } from "node:http";
import { Dataset } from "@facet/contracts/datasets/dataset";
import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import { hold } from "../world/broken.ts";
import { putPart, sampleFile } from "../world/make-material.ts";
import { waitForEnd } from "../world/watch-job.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";

export const halfUpload: Scenario = {
  id: "F23",
  title: "the sender of a file dies at 60 %",
  promise: "nothing of it is visible; sent again it is whole, and the data is read",
  async run(world) {
    const { owner, random } = world;
    const { projectId } = world.material;
    const { id } = await owner.post(
      "/v1/uploads",
      { projectId, filename: "sums.jsonl", bytes: sampleFile.length },
      Upload,
    );
    const link = await owner.post(`/v1/uploads/${id}/parts/1`, undefined, UploadPartLink);
    for (let count = 0; count < 3; count += 1)
      await sendAndDie(
        world,
        link.href,
        link.headers,
        Math.floor(sampleFile.length * (0.3 + random.next() * 0.6)),
      );
    const after = await owner.get(`/v1/uploads/${id}`, Upload);
    hold(after.parts.length === 0, "half a part counts as arrived");
    const early = await owner.ask("POST", `/v1/uploads/${id}/complete`, {
      body: { bytes: sampleFile.length, crc32c: "AAAAAA==" },
    });
    hold(early.status >= 400 && early.status < 500, `completing half a file was answered ${early.status}`);
    hold((await putPart(owner, link, sampleFile)).ok, "the whole part was refused");
    const { parts } = await owner.get(`/v1/uploads/${id}`, Upload);
    await owner.post(
      `/v1/uploads/${id}/complete`,
      { bytes: sampleFile.length, crc32c: parts[0]?.crc32c },
      Upload,
    );
    world.startRunner();
    const body = { projectId, name: "again", uploadId: id };
    const dataset = await owner.post("/v1/datasets", body, Dataset);
    const { state } = await waitForEnd(owner, dataset.latestVersion?.jobId ?? "");
    hold(state === "succeeded", `the import ended ${state}`);
  },
};

/** Announces the whole part, sends the beginning, and is gone. */
function sendAndDie(
  world: World,
  href: string,
  headers: Readonly<Record<string, string>>,
  bytes: number,
): Promise<void> {
  return new Promise((resolve) => {
    const sender = request(new URL(href, world.apiUrl), {
      method: "PUT",
      headers: { ...headers, "content-length": sampleFile.length },
    });
    sender.on("error", () => resolve()).on("close", () => resolve());
    sender.write(sampleFile.subarray(0, bytes), () => setTimeout(() => sender.destroy(), 20));
  });
}
