import { basename } from "node:path";
import type { Blobs, ByteRange } from "@facet/ports/blobs";
import { blobError } from "../blob-error.ts";
import { verifyBlobLink } from "./blob-link.ts";

/** Whatever a blob holds, a browser saves it and never runs or shows it on our origin. */
const safeHeaders = {
  "content-type": "application/octet-stream",
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "accept-ranges": "bytes",
};

/** One byte range of a `Range` header; undefined for none, several or an unknown unit, which all mean the whole. */
function parseRange(header: string | null, bytes: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return { start: Math.max(0, bytes - Number(last)) };
  return last === "" ? { start: Number(first) } : { start: Number(first), end: Number(last) };
}

function attachment(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * Answers GET, HEAD and PUT on `/api/blobs/<token>`. GET streams, with one byte range; PUT streams to a new key and
 * answers 201 with bytes and crc32c. Throws blob errors, which the route translates: `BlobLinkInvalid`, `BlobNotFound`,
 * `BlobExists`, `BlobTooLarge`, `BlobDiskFull`, `BlobDamaged`.
 */
export async function answerBlobLink(
  blobs: Blobs,
  token: string,
  request: Request,
  options: { linkKey: Uint8Array; now: number },
): Promise<Response> {
  const grant = verifyBlobLink(token, { ...options, method: request.method });
  if (grant.method === "PUT") {
    const maxBytes = grant.maxBytes ?? 0;
    if (Number(request.headers.get("content-length") ?? 0) > maxBytes)
      throw blobError("BlobTooLarge", `more than the ${maxBytes} bytes that were allowed`);
    const body = request.body ?? new Uint8Array();
    const { bytes, crc32c } = await blobs.write(grant.key, body, {
      maxBytes,
      ...(grant.contentType !== undefined && { contentType: grant.contentType }),
    });
    return Response.json({ bytes, crc32c }, { status: 201, headers: { "cache-control": "no-store" } });
  }

  const info = await blobs.head(grant.key);
  if (info === undefined) throw blobError("BlobNotFound", `${grant.key} is not there`);
  const headers = new Headers({
    ...safeHeaders,
    etag: `"${info.generation}"`,
    "content-disposition": attachment(grant.filename ?? basename(grant.key)),
  });
  const range = parseRange(request.headers.get("range"), info.bytes);
  if (range !== undefined && (range.start >= info.bytes || (range.end ?? range.start) < range.start)) {
    headers.set("content-range", `bytes */${info.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const end = Math.min(range?.end ?? info.bytes - 1, info.bytes - 1);
  headers.set("content-length", String(range === undefined ? info.bytes : end - range.start + 1));
  if (range !== undefined) headers.set("content-range", `bytes ${range.start}-${end}/${info.bytes}`);
  const status = range === undefined ? 200 : 206;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { body } = await blobs.read(grant.key, range);
  return new Response(body, { status, headers });
}
