import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A file system of a fixed size in the place of a folder, that can be filled up. */
export interface SmallDisk {
  /** Not one more byte fits. */
  fill(): Promise<void>;
  free(): Promise<void>;
  /** Takes it away; what is on it goes with it. */
  remove(): void;
}

const ballast = "ballast";
const pieceBytes = 1024 * 1024;

/** Needs root. The folder is made if it is not there; what was in it is out of sight. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0777`, "facet-faults", folder]);
  /** False when it does not fit. */
  const append = (size: number) =>
    writeFile(join(folder, ballast), Buffer.alloc(size), { flag: "a" }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOSPC") return false;
        throw error;
      },
    );
  return {
    async fill() {
      for (let size = pieceBytes; size >= 1; size = Math.floor(size / 4)) while (await append(size));
    },
    free: () => rm(join(folder, ballast), { force: true }),
    remove: () => void execFileSync("umount", ["-l", folder]),
  };
}
