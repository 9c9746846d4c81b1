/**
 * Tells readers in this and other API processes that something moved, so that held streams read the store again. A
 * message may say what moved (a few hundred bytes); it is a hint and may be lost.
 *
 * A call without a message says "read again". Adapters also make one, to every subscriber, when signals of other processes
 * may have been missed: after a lost connection.
 */
export interface LiveSignals {
  publish(topic: string, message?: string): void;
  /** Calls `onSignal` for each publication of the topic. Returns the unsubscribe function. */
  subscribe(topic: string, onSignal: (message: string | undefined) => void): () => void;
}
