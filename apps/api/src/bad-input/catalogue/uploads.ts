import { gzipSync } from "node:zlib";
import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const octets = { "content-type": "application/octet-stream" };
const begin = (filename: unknown, bytes: unknown, want: Wanted = ok(201)): BadCase => ({
  method: "POST",
  path: "/v1/uploads",
  json: { projectId: "{projectId}", filename, bytes },
  want,
  ...(want.status === 201 ? { keep: { up: "id" } } : {}),
});
const link = (number: number | string, want: Wanted = ok()): BadCase => ({
  method: "POST",
  path: `/v1/uploads/{up}/parts/${number}`,
  want,
  ...(want.status === 200 ? { keep: { href: "href" } } : {}),
});
const put = (bytes: string | Uint8Array, want: Wanted = ok(201)): BadCase => ({
  as: "nobody",
  method: "PUT",
  path: "{href}",
  bytes: () => bytes,
  headers: octets,
  want,
  ...(want.status === 201 ? { keep: { crc: "crc32c" } } : {}),
});
const finish = (bytes: number, want: Wanted = ok(), crc32c = "{crc}"): BadCase => ({
  method: "POST",
  path: "/v1/uploads/{up}/complete",
  json: { bytes, crc32c },
  want,
});
const preview = (want: Wanted): BadCase => ({
  method: "POST",
  path: "/v1/datasets/preview",
  json: { uploadId: "{up}" },
  want,
});
const drop: BadCase = { method: "DELETE", path: "/v1/uploads/{up}", want: ok(204) };
/** A whole file that arrives, is looked at, and goes. */
const looked = (filename: string, bytes: string | Uint8Array, want: Wanted): BadCase[] => {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return [
    begin(filename, content.length),
    link(1),
    put(content),
    finish(content.length),
    preview(want),
    drop,
  ];
};
const named = (filename: string, shown: RegExp): BadCase[] => [
  begin(filename, 10, ok(201, { body: shown, lacks: /\.\.\/|[\u202e]/ })),
  drop,
];
const unreadable = no(422, "unreadable_file");

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const zip = Buffer.concat([Buffer.from("504b0304140000000800", "hex"), new Uint8Array(200)]);
/** A zip whose directory names more, and larger, entries than there are. */
const zipBomb = Buffer.concat([zip, Buffer.from("504b0506ffffffffffffffffffffffffffffffff0000", "hex")]);
const tar = (() => {
  const block = Buffer.alloc(1024);
  block.write("../../etc/passwd");
  block.write("0000644\0", 100);
  block.write("2", 156);
  block.write("/dev/sda", 157);
  block.write("ustar\0", 257);
  return block;
})();
const wire = (body: string, length: number, want: Wanted, more: Partial<BadCase> = {}): BadCase => ({
  as: "nobody",
  path: "{href}",
  wire: `PUT {hrefPath} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
  want,
  ...more,
});

/** d: files on their way in, and what they are. */
export const uploads: readonly BadInput[] = [
  {
    id: "d58",
    says: "a file of 0 bytes",
    cases: [begin("a.jsonl", 0), finish(0, ok(), "AAAAAA=="), preview(no(422, "empty_file")), drop],
  },
  {
    id: "d59",
    says: "more bytes than allowed or announced, fewer, and a length that lies",
    cases: [
      begin("a.jsonl", 64 * 1024 ** 3 + 1, invalid("/bytes")),
      begin("a.jsonl", 10),
      link(1),
      put(new Uint8Array(8 * 1024 ** 2 + 1), no(413, "too_large")),
      wire("0123456789", 100, { status: [0, 400] }, { hangUp: true }),
      wire("0123456789", 5, { status: [201, 400] }),
      finish(10, { status: [409, 422] }, "AAAAAA=="),
      drop,
    ],
  },
  {
    id: "d60",
    says: "files that are not what their name says",
    cases: [
      ...looked("a.jsonl", png, unreadable),
      ...looked("a.csv", zip, unreadable),
      ...looked("a.json", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", unreadable),
      ...looked("a.jsonl", "<!doctype html><html><body>hi</body></html>", { status: 422 }),
    ],
  },
  {
    id: "d61",
    says: "files that are two things at once: kept as bytes, never shown",
    cases: [
      ...looked("a.jsonl", "GIF89a=0;/*\u0000*/alert(1)", { status: 422 }),
      {
        as: "nobody",
        path: "/api/blobs/{blobToken}",
        want: ok(200, { header: ["content-type", /^application\/octet-stream$/] }),
      },
      {
        as: "nobody",
        path: "/api/blobs/{blobToken}",
        want: ok(200, { header: ["x-content-type-options", /^nosniff$/] }),
      },
      {
        as: "nobody",
        path: "/api/blobs/{blobToken}",
        want: ok(200, { header: ["content-disposition", /^attachment/] }),
      },
      {
        as: "nobody",
        path: "/api/blobs/{blobToken}",
        want: ok(200, { header: ["content-security-policy", /sandbox/] }),
      },
    ],
  },
  {
    id: "d62",
    says: "file names that lead elsewhere or hide what they are",
    cases: [
      ...named("../../etc/passwd", /"filename":"passwd"/),
      ...named("/etc/rows.jsonl", /"filename":"rows.jsonl"/),
      ...named("C:\\data\\rows.jsonl", /"filename":"rows.jsonl"/),
      ...named("CON", /"filename":"CON"/),
      ...named("a\r\nb.jsonl", /"filename":"ab.jsonl"/),
      ...named("gpj.\u202eexe", /"filename":"gpj.exe"/),
      ...named('"quoted".jsonl', /"filename":"\\"quoted\\".jsonl"/),
      ...named("..%2f..%2fx.jsonl", /"filename":"..%2f..%2fx.jsonl"/),
      ...named(".-rf", /"filename":".-rf"/),
      begin("../", 10, invalid("/filename")),
      begin("", 10, invalid("/filename")),
      begin("x".repeat(300), 10, invalid("/filename")),
    ],
  },
  {
    id: "d63",
    says: "zip: nested, bombs, entries that lead elsewhere: not unpacked at all",
    cases: [...looked("a.zip", zipBomb, unreadable), ...looked("rows.jsonl", zipBomb, unreadable)],
  },
  {
    id: "d64",
    says: "gzip: bombs, cut, with more behind it: not unpacked at all",
    cases: [
      ...looked("rows.jsonl.gz", gzipSync(Buffer.alloc(10 * 1024 ** 2)), unreadable),
      ...looked("rows.jsonl", gzipSync("{}").subarray(0, 8), unreadable),
    ],
  },
  {
    id: "d65",
    says: "containers that are not read: said with what is",
    cases: ["28b52ffd", "fd377a585a00", "425a6839", "377abcaf271c"].flatMap((magic) =>
      looked(
        "rows.jsonl",
        Buffer.concat([Buffer.from(magic, "hex"), new Uint8Array(64)]),
        no(422, "unreadable_file", { body: /JSONL, JSON or CSV/ }),
      ),
    ),
  },
  { id: "d66", says: "tar with links and devices", cases: looked("rows.tar", tar, unreadable) },
  {
    id: "d67",
    says: "forms of many parts: not a way in",
    cases: ["multipart/form-data; boundary=x", "multipart/form-data", "multipart/mixed; boundary=x"].map(
      (type) => ({
        method: "POST",
        path: "/v1/uploads",
        bytes: () =>
          `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${"--x\r\n".repeat(10_000)}`,
        headers: { "content-type": type },
        want: no(415, "unsupported_media_type"),
      }),
    ),
  },
  {
    id: "d68",
    says: "a body that hardly comes: ended, the upload goes on",
    cases: [
      begin("a.jsonl", 10),
      link(1),
      wire("", 10, no(408, "request_timeout")),
      put("0123456789"),
      finish(10),
      drop,
    ],
  },
  {
    id: "d69",
    says: "parts that are none, missing, twice, wrong; completing twice",
    cases: [
      begin("a.jsonl", 10),
      ...["0", "-1", "10001", "abc", "1.5"].map((number) => link(number, no(404, "not_found"))),
      link(2, invalid("number")),
      finish(10, no(409, "upload_incomplete"), "AAAAAA=="),
      link(1),
      put("0123456789"),
      put("9876543210", no(412, "etag_mismatch")),
      finish(11, no(422, "checksum_mismatch")),
      finish(10, invalid("/crc32c"), "AAAA"),
      finish(10, no(422, "checksum_mismatch"), "AAAAAA=="),
      finish(10, no(409, "upload_incomplete")),
      link(1),
      put("0123456789"),
      finish(10),
      finish(10),
      link(1, no(409, "conflict")),
      drop,
      { ...drop, want: no(404, "not_found") },
    ],
  },
  { id: "d70", says: "20 uploads that fill a quota", absent: "there are no quotas yet" },
  {
    id: "d71",
    says: "a file that scanners know",
    absent: "no scanner can be set yet; a file is data and is never run",
  },
];
