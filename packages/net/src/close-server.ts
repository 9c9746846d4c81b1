import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** Between two looks for connections that have become idle. */
const lookMs = 50;

/**
 * Takes no new connection, lets the requests that are being answered end, and cuts what is left after `limitMs`. Resolves
 * with whether nothing had to be cut.
 */
export async function closeServer(server: Server, limitMs: number): Promise<boolean> {
  let isClosed = false;
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      isClosed = true;
      resolve();
    });
  });
  for (const end = performance.now() + limitMs; !isClosed && performance.now() < end; ) {
    // A connection that is kept alive after its answer would hold the server for as long as its client likes.
    server.closeIdleConnections();
    await Promise.race([closed, pause(lookMs)]);
  }
  const isQuiet = isClosed;
  server.closeAllConnections();
  await closed;
  return isQuiet;
}
