import type { Version } from "./version.ts";

/** The version that a ready one is compared with: the newest before it that has rows. `versions`: the newest first. */
export function versionBefore(version: Version, versions: readonly Version[]): Version | undefined {
  if (version.state !== "ready") return undefined;
  return versions.find(({ number, state }) => number < version.number && state === "ready");
}
