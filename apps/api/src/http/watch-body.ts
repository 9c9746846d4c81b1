import type { IncomingMessage } from "node:http";

/** Below this in one window nobody sends; a telephone line of the last century does ten times as much. */
const leastBytes = 1024;

/** Calls `onStall` when a body is announced and hardly comes. A body that waits for us to read it is not late. */
export function watchBody(incoming: IncomingMessage, windowMs: number, onStall: () => void): void {
  const { headers, socket } = incoming;
  if (headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0) return;
  let seen = socket.bytesRead;
  const timer = setInterval(() => {
    const waitsForUs = incoming.readableLength > 0;
    const came = socket.bytesRead - seen;
    seen = socket.bytesRead;
    if (incoming.complete) clearInterval(timer);
    else if (came < leastBytes && !waitsForUs) {
      clearInterval(timer);
      onStall();
    }
  }, windowMs).unref();
  incoming.once("close", () => clearInterval(timer));
}
