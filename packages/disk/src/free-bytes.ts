import { statfs } from "node:fs/promises";

/** Bytes that this user can still write on the disk that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.bavail * disk.bsize;
}
