import { releaseHolder } from "../artifacts/release-holder.ts";
import type { Platform } from "../context.ts";
import { partPrefix } from "./upload-keys.ts";

/** Removes the bytes of an upload that has expired or was removed. Repeatable. */
export async function clearUpload(
  platform: Platform,
  orgId: string,
  uploadId: string,
  reason: string,
): Promise<void> {
  const parts = await platform.blobs.list(partPrefix(orgId, uploadId));
  for (const part of parts) await platform.blobs.remove(part.key);
  await releaseHolder(platform, orgId, uploadId, reason);
}
