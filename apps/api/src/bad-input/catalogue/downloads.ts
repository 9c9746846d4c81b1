import { type BadCase, type BadInput, invalid, no, ok, type Wanted } from "../bad-input.ts";

const blob = "/api/blobs/{blobToken}";
const missing = no(404, "not_found");
const get = (path: string, want: Wanted, more: Partial<BadCase> = {}): BadCase => ({
  as: "nobody",
  path,
  want,
  ...more,
});
const range = (value: string, want: Wanted): BadCase => get(blob, want, { headers: { range: value } });
const formats = (list: unknown, want: Wanted): BadCase => ({
  method: "POST",
  path: "/v1/fine-tunes",
  json: {
    projectId: "{projectId}",
    baseModelId: "{baseModelId}",
    datasetVersionId: "{datasetVersionId}",
    formats: list,
  },
  want,
});

/** o: what is made, and how it is taken away. */
export const downloads: readonly BadInput[] = [
  {
    id: "o174",
    says: "links that have expired, were altered, are for another act, or guessed",
    cases: [
      get("/api/blobs/{expiredLink}", missing),
      get(`${blob}x`, missing),
      get("/api/blobs/x{blobToken}", missing),
      get("/api/blobs/{blobToken}.x", missing),
      ...["e30.e30", "x", ".", "a.b", "%7B%7D.x"].map((token) => get(`/api/blobs/${token}`, missing)),
      get(`/api/blobs/${"a".repeat(5000)}`, missing),
      get(blob, missing, {
        method: "PUT",
        bytes: () => "x",
        headers: { "content-type": "application/octet-stream" },
      }),
      get(blob, no(405, "method_not_allowed"), { method: "DELETE" }),
      get("/api/blobs/", missing),
      get(`${blob}?key={ownKey}`, ok()),
    ],
  },
  {
    id: "o175",
    says: "ranges that are none, turned, far beyond, or a thousand",
    cases: [
      range("bytes=5-1", { status: [200, 416] }),
      range("bytes=999999999999-", { status: 416, header: ["content-range", /^bytes \*\/\d+$/] }),
      range("bytes=-0", { status: [200, 416] }),
      ...["bytes=abc", "bytes=--1", "lines=0-1", "bytes=", `bytes=${"9".repeat(400)}-`].map((value) =>
        range(value, { status: [200, 416] }),
      ),
      range(
        `bytes=${Array.from({ length: 1000 }, (_, index) => `${index}-${index + 1}`).join(",")}`,
        ok(200),
      ),
      range("bytes=0-0", ok(206, { header: ["content-length", /^1$/] })),
    ],
  },
  {
    id: "o176",
    says: "a file's name with quotes, line ends and other scripts",
    cases: [
      get(
        "/api/blobs/{oddLink}",
        ok(200, {
          header: ["content-disposition", /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.~!-]+$/],
        }),
      ),
    ],
  },
  {
    id: "o177",
    says: "an export to a hub that is not one's own",
    absent: "exports go to files; nothing is sent to a hub yet",
  },
  {
    id: "o178",
    says: "formats that are not made",
    cases: [
      formats([{ format: "gguf", quantization: "Q3_X" }], invalid()),
      formats([{ format: "gguf" }], invalid()),
      formats([{ format: "safetensors", dtype: "int4" }], invalid()),
      formats([{ format: "pickle" }], invalid()),
      formats("gguf", invalid("/formats")),
      formats(
        Array.from({ length: 1000 }, () => ({ format: "gguf", quantization: "F16" })),
        invalid("/formats"),
      ),
    ],
  },
  {
    id: "o179",
    says: "safetensors with a false header",
    absent: "no route reads weights: the engine does, and its tests send it such files",
  },
  {
    id: "o180",
    says: "GGUF with false counts",
    absent: "no route reads weights: the engine does, and its tests send it such files",
  },
];
