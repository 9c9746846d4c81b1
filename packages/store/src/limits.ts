/** Firestore's limits, which every adapter keeps. */
export const limits = {
  documentBytes: 1024 * 1024,
  writes: 500,
  inValues: 30,
  queryLimit: 500,
  idBytes: 1500,
  attempts: 20,
} as const;
