import { isSystemError } from "./is-system-error.ts";

/** No space left, or a quota is used up. */
export function isDiskFull(error: unknown): boolean {
  return isSystemError(error, "ENOSPC", "EDQUOT");
}
