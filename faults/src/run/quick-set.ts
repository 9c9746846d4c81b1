import type { WakeUpLane } from "../world/setting.ts";

/** What every test run plays, once each: the heart of the promises in about a minute and a half. */
export const quickSet: readonly { readonly id: string; readonly lane: WakeUpLane }[] = [
  { id: "F01", lane: "inbox" },
  { id: "F08", lane: "bullmq" },
  { id: "F21", lane: "bullmq" },
  { id: "F25", lane: "inbox" },
  { id: "F35", lane: "inbox" },
  { id: "F37", lane: "inbox" },
  { id: "HISTORY", lane: "bullmq" },
];
