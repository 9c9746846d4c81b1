import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const SpanShape = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  status: z.object({ code: z.int().optional() }).optional(),
});
const Attributes = z.array(
  z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) }),
);
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(SpanShape) })),
    }),
  ),
});

export interface ReceivedSpan extends z.infer<typeof SpanShape> {
  readonly service: string;
}

export interface OtlpReceiver {
  readonly endpoint: string;
  /** All that have come so far. */
  readonly spans: readonly ReceivedSpan[];
  close(): Promise<void>;
}

/** A collector: takes what OpenTelemetry's exporters send as JSON over HTTP, and keeps it. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const server = createServer((request, response) => {
    request.setEncoding("utf8");
    void request.toArray().then((chunks: string[]) => {
      for (const { resource, scopeSpans } of Export.parse(JSON.parse(chunks.join(""))).resourceSpans) {
        const named = resource.attributes.find(({ key }) => key === "service.name");
        const service = named?.value.stringValue ?? "";
        for (const span of scopeSpans.flatMap((scope) => scope.spans)) spans.push({ ...span, service });
      }
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
