import type { HouseRule } from "./house-rule.ts";

/** A lock with addresses in it only works where that server is reachable. Integrity hashes are what protects. */
export const lockAddresses: HouseRule = ({ path, text }) => {
  if (!/(^|\/)(pnpm-lock\.yaml|package-lock\.json)$/.test(path)) return [];
  return /^\s*"?(resolved|tarball)"?: *"?https?:/m.test(text)
    ? ["holds the address of a package server"]
    : [];
};
