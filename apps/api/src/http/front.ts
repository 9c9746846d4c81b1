import type { Oidc } from "@facet/auth/oidc/open-oidc";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The address that browsers use, and how far plain http is allowed there. */
export interface Front {
  readonly publicOrigin: () => string;
  readonly insecureLan: boolean;
  /** Null: nobody signs in through an identity provider. */
  readonly oidc: Oidc | null;
  /** The first account is made: what held the token may go. */
  readonly onSetUp: () => Promise<void>;
}

/** Whether a host name means this very machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/i.test(hostname);
}

/**
 * The network address of the caller. A proxy on this machine (the dashboard) says whom it speaks for; from anywhere else
 * that header is just words. Null when nothing listens, as in tests.
 */
export function callerAddress(context: Context): string | null {
  const peer = peerAddress(context);
  if (peer !== null && !isLoopback(peer)) return peer;
  const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded === undefined || forwarded === "" ? peer : forwarded.slice(0, 64);
}

function peerAddress(context: Context): string | null {
  if (context.env === undefined || !("incoming" in context.env)) return null;
  return getConnInfo(context).remote.address ?? null;
}
