import { context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { refusalOf } from "../refusal.ts";
import type { Watch } from "./watch.ts";

export interface Traces {
  readonly watch: Watch;
  /** Sends what was not sent yet, and ends. */
  stop(): Promise<void>;
}

/** Traces of requests, operations and transactions, sent by OTLP. No header and no input is in them, and none is taken over. */
export function traces(endpoint: string, delay = 1000): Traces {
  const contexts = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contexts);
  const exporter = new OTLPTraceExporter({ url: new URL("v1/traces", endpoint.replace(/\/?$/, "/")).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "nexus" }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: delay })],
  });
  const tracer = provider.getTracer("nexus");

  function end(span: Span, code: string | null): void {
    if (code !== null) {
      span.setAttribute("nexus.code", code);
      span.setStatus({ code: SpanStatusCode.ERROR, message: code });
    }
    span.end();
  }

  const watch: Watch = {
    request: (visit, { method = "" }, response, act) => {
      const attributes = { "http.request.method": method, "nexus.request_id": visit.id };
      const span = tracer.startSpan("request", { kind: SpanKind.SERVER, attributes });
      response.once("close", () => {
        span.setAttribute("http.response.status_code", response.statusCode);
        if (visit.organization !== null) span.setAttribute("nexus.organization", visit.organization);
        end(span, response.statusCode >= 500 ? visit.code : null);
      });
      context.with(trace.setSpan(context.active(), span), act);
    },
    part: (part, name, act) =>
      tracer.startActiveSpan(name, { attributes: { "nexus.part": part } }, async (span) => {
        try {
          const answer = await act();
          end(span, null);
          return answer;
        } catch (error) {
          end(span, refusalOf(error).code);
          throw error;
        }
      }),
  };
  return {
    watch,
    stop: async () => {
      await provider.shutdown();
      contexts.disable();
      context.disable();
    },
  };
}
