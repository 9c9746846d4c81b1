/** Before the keys of every queue in Redis. */
export const queuePrefix = "facet";

export const queueOfLane = (lane: string) => `lane-${lane}`;

/** At most one wake-up of a lane lies in Redis. The prefix keeps it apart from the queue's own keys. */
export const wakeUpId = (lane: string) => `wake-${lane}`;
