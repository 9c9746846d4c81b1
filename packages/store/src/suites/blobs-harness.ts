import type { Blobs } from "@facet/ports/blobs";

/** An adapter with its store, empty, and a server that answers its links. */
export interface BlobsHarness {
  readonly blobs: Blobs;
  /** Sends a request to a link. A server of the adapter's own answers, or Cloud Storage's fake. */
  send(href: string, init?: RequestInit): Promise<Response>;
  /** Moves the server's clock, not the adapter's. */
  passTime(ms: number): void;
  remove(): Promise<void>;
}
