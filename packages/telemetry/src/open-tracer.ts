import type { Tracer } from "@facet/ports/tracer";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";

interface OpenTracer {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: a collector that takes OTLP over HTTP. */
  readonly endpoint: string;
  /** `facet-api`, `facet-runner`. */
  readonly service: string;
}

const sendEveryMs = 1000;
const closeMs = 3000;

/** Spans in batches to a collector. What it does not take is dropped: a trace is worth no wait. */
export function openTracer({ endpoint, service }: OpenTracer): Tracer {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: sendEveryMs })],
  });
  const tracer = provider.getTracer("facet");
  return {
    start(name, { parent, startedAt, kind = "internal", attributes = {} } = {}) {
      const options = {
        kind: kind === "server" ? SpanKind.SERVER : SpanKind.INTERNAL,
        attributes,
        ...(startedAt === undefined ? {} : { startTime: startedAt }),
      };
      const span = tracer.startSpan(name, options, contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`,
        end({ name: finalName, attributes: more = {}, error } = {}) {
          if (finalName !== undefined) span.updateName(finalName);
          span.setAttributes(more);
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
          span.end();
        },
      };
    },
    async close() {
      const late = new Promise<void>((resolve) => void setTimeout(resolve, closeMs).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}

function contextOf(parent: string | undefined) {
  const [, traceId, spanId, flags] = parent?.split("-") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}
