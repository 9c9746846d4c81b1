import type { IncomingMessage } from "node:http";

const loopback = /^(127\.|::1$|::ffff:127\.)/;
const header = "x-forwarded-for";

/**
 * Writes into a request where it comes from, for the API's slow-down of wrong passwords. Only a proxy on this machine may
 * say that it speaks for somebody else; from anywhere else that header is just words.
 */
export function nameCaller(request: Pick<IncomingMessage, "headers" | "socket">): void {
  const peer = request.socket.remoteAddress;
  if (peer === undefined) return;
  const isProxied = loopback.test(peer) && request.headers[header] !== undefined;
  if (!isProxied) request.headers[header] = peer;
}
