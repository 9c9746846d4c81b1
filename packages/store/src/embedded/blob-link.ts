import { createHmac, timingSafeEqual } from "node:crypto";
import { blobError } from "../blob-error.ts";
import { checkBlobKey } from "../blob-key.ts";

/** What a link allows. Short names: they travel in every address. */
export interface BlobGrant {
  readonly method: "GET" | "PUT";
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  readonly maxBytes?: number;
  readonly filename?: string;
  readonly contentType?: string;
}

/** Cloud Storage's own limit for V4 links. */
export const longestLinkMs = 7 * 24 * 3_600_000;

const signature = (linkKey: Uint8Array, payload: string) =>
  createHmac("sha256", linkKey).update("facet-blob-link-1.").update(payload).digest();

export function signBlobLink(linkKey: Uint8Array, grant: BlobGrant): string {
  const payload = Buffer.from(JSON.stringify(grant)).toString("base64url");
  return `${payload}.${signature(linkKey, payload).toString("base64url")}`;
}

/**
 * What the token in `/api/blobs/<token>` allows. HEAD is served by a link for GET.
 * Throws `BlobLinkInvalid`: forged, expired or made for another method; the message tells the user which.
 */
export function verifyBlobLink(
  token: string,
  options: { linkKey: Uint8Array; method: string; now: number },
): BlobGrant {
  const refuse = (reason: string) => blobError("BlobLinkInvalid", reason);
  const [payload, mac, rest] = token.length > 4096 ? [] : token.split(".");
  if (payload === undefined || mac === undefined || rest !== undefined)
    throw refuse("This link is not complete. Copy it again, whole.");
  const given = Buffer.from(mac, "base64url");
  const expected = signature(options.linkKey, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refuse("This link is not one that Facet made. Ask for a new one.");
  // Signed with our key, hence written by signBlobLink.
  const grant = JSON.parse(Buffer.from(payload, "base64url").toString()) as BlobGrant;
  checkBlobKey(grant.key);
  if (grant.expires <= options.now) throw refuse("This link has expired. Ask for a new one.");
  const method = options.method === "HEAD" ? "GET" : options.method;
  if (grant.method !== method) throw refuse(`This link is for ${grant.method}, not ${options.method}.`);
  return grant;
}
