import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface ServeMetrics {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly contentType: string;
  /** Called for each reading. */
  readonly read: () => Promise<string>;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `GET /metrics` and nothing else. Rejects when the port is taken. */
export async function serveMetrics({ host, port, contentType, read }: ServeMetrics): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    if (request.method !== "GET") return void response.writeHead(405, { allow: "GET" }).end();
    return void read().then(
      (text) =>
        response.writeHead(200, { "content-type": contentType, "cache-control": "no-store" }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  // Measuring alone keeps no process alive.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
