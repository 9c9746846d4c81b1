import { once } from "node:events";
import { createServer } from "node:http";

export interface FileServer {
  readonly origin: string;
  /** `path` or `path bytes=...` of each request, in order. */
  readonly requests: string[];
  /** Cuts the connection after so many bytes of each answer; null for never. */
  cutAfter: number | null;
  /** Answers so many requests with this status first. */
  refuse: { status: number; times: number };
  ignoreRanges: boolean;
  readonly files: Map<string, Buffer>;
  close(): Promise<void>;
}

/** A real server on a free port, for the tests of downloads, that misbehaves when told to. */
export async function startFileServer(): Promise<FileServer> {
  const state: Omit<FileServer, "origin" | "close"> = {
    requests: [],
    cutAfter: null,
    refuse: { status: 503, times: 0 },
    ignoreRanges: false,
    files: new Map(),
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").slice(1));
    const range = request.headers.range;
    state.requests.push(range === undefined ? path : `${path} ${range}`);
    if (state.refuse.times > 0) {
      state.refuse.times -= 1;
      response.writeHead(state.refuse.status).end();
      return;
    }
    const file = state.files.get(path);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const start = state.ignoreRanges ? 0 : Number(/^bytes=(\d+)-/.exec(range ?? "")?.[1] ?? 0);
    const body = file.subarray(start);
    const partial = range !== undefined && !state.ignoreRanges;
    response.writeHead(partial ? 206 : 200, {
      "content-length": body.length,
      ...(partial && { "content-range": `bytes ${start}-${file.length - 1}/${file.length}` }),
    });
    if (state.cutAfter === null || body.length <= state.cutAfter) response.end(body);
    else response.write(body.subarray(0, state.cutAfter), () => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return Object.assign(state, {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  });
}
