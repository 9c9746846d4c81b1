import { cp, rename } from "node:fs/promises";
import { join } from "node:path";
import { Upload, UploadPartLink } from "@facet/contracts/uploads/upload";
import { hold } from "../world/broken.ts";
import { putPart } from "../world/make-material.ts";
import { mountSmallDisk } from "../world/small-disk.ts";
import type { Scenario } from "./scenario.ts";

const megabyte = 1024 * 1024;

export const diskFullAtUpload: Scenario = {
  id: "F14",
  title: "the platform's disk becomes full while a file arrives",
  promise: "the part is refused as 507, nothing half is kept, and the same upload goes on once there is room",
  needsRoot: true,
  async run(world) {
    const { owner } = world;
    const blobs = join(world.home, "blobs");
    await world.api().stop();
    await rename(blobs, `${blobs}-before`);
    const disk = await mountSmallDisk(blobs, 24);
    try {
      await cp(`${blobs}-before`, blobs, { recursive: true });
      await world.startApi();
      const bytes = Buffer.alloc(3 * megabyte, '{"messages":[]}\n');
      const asked = { projectId: world.material.projectId, filename: "large.jsonl", bytes: bytes.length };
      const { id } = await owner.post("/v1/uploads", asked, Upload);
      const link = () => owner.post(`/v1/uploads/${id}/parts/1`, undefined, UploadPartLink);
      await disk.fill();
      const refused = await putPart(owner, await link(), bytes);
      hold(refused.status === 507, `a part for which there was no room was answered ${refused.status}`);
      hold((await refused.text()).includes("disk_full"), "the answer does not say that the disk is full");
      await disk.free();
      hold((await putPart(owner, await link(), bytes)).ok, "with room again the part was refused");
      const { parts } = await owner.get(`/v1/uploads/${id}`, Upload);
      hold(parts[0]?.bytes === bytes.length, `the part has ${parts[0]?.bytes} bytes`);
      const done = { bytes: bytes.length, crc32c: parts[0].crc32c };
      await owner.post(`/v1/uploads/${id}/complete`, done, Upload);
      await world.api().stop();
      await cp(blobs, `${blobs}-after`, { recursive: true });
    } finally {
      disk.remove();
    }
    await cp(`${blobs}-after`, blobs, { recursive: true });
    await world.startApi();
  },
};
