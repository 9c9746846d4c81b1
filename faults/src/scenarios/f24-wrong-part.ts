import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import { hold } from "../world/broken.ts";
import { putPart, sampleFile } from "../world/make-material.ts";
import type { Scenario } from "./scenario.ts";

export const wrongPart: Scenario = {
  id: "F24",
  title: "a part of a file arrives changed, cut short or in another's place",
  promise: "the file is refused and says why; sent right it is accepted",
  async run(world) {
    const { owner, random } = world;
    const changed = Buffer.from(sampleFile);
    const at = random.int(0, changed.length - 1);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const wrong = {
      changed,
      "cut short": sampleFile.subarray(0, -1),
      another: Buffer.alloc(sampleFile.length, 32),
    };
    const { id, right } = await openUpload();
    for (const [how, bytes] of Object.entries(wrong)) {
      const link = await owner.post(`/v1/uploads/${id}/parts/1`, undefined, UploadPartLink);
      const sent = await putPart(owner, link, bytes);
      await sent.text();
      const answer = await owner.ask("POST", `/v1/uploads/${id}/complete`, { body: right });
      hold(
        answer.status >= 400 && answer.status < 500,
        `a part that was ${how} was answered ${answer.status}`,
      );
    }
    const link = await owner.post(`/v1/uploads/${id}/parts/1`, undefined, UploadPartLink);
    hold((await putPart(owner, link, sampleFile)).ok, "the right part was refused");
    await owner.post(`/v1/uploads/${id}/complete`, right, Upload);

    /** The checksum that the right bytes have is learned from an upload that is then left. */
    async function openUpload() {
      const asked = { projectId: world.material.projectId, filename: "sums.jsonl", bytes: sampleFile.length };
      const model = await owner.post("/v1/uploads", asked, Upload);
      await putPart(
        owner,
        await owner.post(`/v1/uploads/${model.id}/parts/1`, undefined, UploadPartLink),
        sampleFile,
      );
      const { parts } = await owner.get(`/v1/uploads/${model.id}`, Upload);
      const opened = await owner.post("/v1/uploads", asked, Upload);
      return { id: opened.id, right: { bytes: sampleFile.length, crc32c: parts[0]?.crc32c } };
    }
  },
};
