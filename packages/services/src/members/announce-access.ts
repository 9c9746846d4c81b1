import type { Work } from "../data/work.ts";

/** Heard by the live streams of a person in an organisation: they end, and open again with the rights of now or not. */
export function accessTopic(orgId: string, userId: string): string {
  return `access/${orgId}/${userId}`;
}

/** Says after the commit that what a person may do in an organisation has changed. */
export function announceAccess(work: Work, orgId: string, userId: string): void {
  work.signal(accessTopic(orgId, userId));
}
