export const lanes = ["inbox", "bullmq"] as const;
export type WakeUpLane = (typeof lanes)[number];
export const stores = ["sqlite", "firestore"] as const;
export type StoreKind = (typeof stores)[number];

/** What a world is made of. */
export interface Setting {
  readonly lane: WakeUpLane;
  readonly store: StoreKind;
  readonly seed: number;
  /** Modules that every API and every runner loads before its own, for planted bugs. */
  readonly plants?: readonly string[];
  /** Factor on every wait of the platform; 0.05 makes a lease 3 s. */
  readonly timingScale?: number;
}
