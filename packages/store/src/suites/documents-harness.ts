import type { ChildProcess } from "node:child_process";
import type { Clock } from "@facet/ports/clock";
import type { Collection, Documents } from "@facet/ports/documents";

export interface PlantedDocument {
  readonly collection: Collection<unknown>;
  /** Empty for control documents. */
  readonly orgId: string;
  readonly id: string;
  readonly schemaVersion: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One store of an adapter, empty at first. */
export interface DocumentsHarness {
  /** Opens the same store each time. */
  open(options: { collections: readonly Collection<unknown>[]; clock?: Clock }): Promise<Documents>;
  /** Writes a body past the port, as an older or a broken program would have left it. */
  plant(document: PlantedDocument): Promise<void>;
  /** Starts a process that creates `counters/n-0`, `n-1`, ... and prints each id, one a line, once it is acknowledged. */
  startWriter(): ChildProcess;
  remove(): Promise<void>;
}

export interface DocumentsSuiteOptions {
  /** How many transactions fight for one document. Firestore's emulator needs a small number and long limits. */
  readonly contenders?: number;
  readonly timeoutMs?: number;
  /** What the adapter needs is not on this machine; whoever asks has said so aloud. */
  readonly skip?: boolean;
}
