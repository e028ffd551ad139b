import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { refusalOf } from "../refusal.ts";
import type { Watch } from "./watch.ts";

const SECONDS = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5];

/** What a server can be asked about itself at any moment. */
export interface Gauges {
  readonly streams: () => number;
  readonly active: () => number;
  readonly waiting: () => number;
  /** How many journals did not hold when they were last verified. */
  readonly brokenJournals: () => number;
  /** What waits in queues, by their names: asked of the database, so not more often than every few seconds. */
  readonly queues: () => Promise<Readonly<Record<string, number>>>;
}

export interface Measurements {
  readonly watch: Watch;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

const QUEUES_EVERY_MS = 5000;

export function measurements({ streams, active, waiting, brokenJournals, queues }: Gauges): Measurements {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    ...{ name: "nexus_request_seconds", help: "Requests, by the class of their status.", registers, buckets: SECONDS },
    labelNames: ["method", "status"],
  });
  const operations = new Histogram({
    ...{ name: "nexus_operation_seconds", help: "Operations, by what became of them.", registers, buckets: SECONDS },
    labelNames: ["operation", "code"],
  });
  const errors = new Counter({
    ...{ name: "nexus_errors_total", help: "Requests that were refused or failed, by code.", registers },
    labelNames: ["code"],
  });
  const transactions = new Histogram({
    ...{ name: "nexus_database_transaction_seconds", help: "Transactions, groups of writes among them.", registers },
    buckets: SECONDS,
  });
  const waits = new Histogram({
    ...{ name: "nexus_database_wait_seconds", help: "How long transactions wait until they begin.", registers },
    buckets: SECONDS,
  });
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  gauge("nexus_open_streams", "Live streams that are open.", streams);
  gauge("nexus_requests_active", "Requests that are worked on.", active);
  gauge("nexus_requests_waiting", "Requests that wait for a place.", waiting);
  gauge("nexus_journals_broken", "Journals that did not hold when they were last verified.", brokenJournals);
  let asked = 0;
  new Gauge({
    ...{ name: "nexus_queue_depth", help: "What waits in a queue, or is behind the journal.", registers },
    labelNames: ["queue"],
    async collect() {
      if (performance.now() - asked < QUEUES_EVERY_MS && asked > 0) return;
      asked = performance.now();
      for (const [queue, depth] of Object.entries(await queues())) this.set({ queue }, depth);
    },
  });

  const seconds = (began: number): number => (performance.now() - began) / 1000;
  const METHODS = new Set(["GET", "POST", "HEAD", "OPTIONS"]);

  const watch: Watch = {
    request: (visit, request, response, act) => {
      const began = performance.now();
      response.once("close", () => {
        const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : "499";
        // Nothing that anybody can make up may become a label: each would be kept for ever.
        const method = METHODS.has(request.method ?? "") ? (request.method ?? "") : "other";
        requests.observe({ method, status }, seconds(began));
        if (visit.code !== null) errors.inc({ code: visit.code });
      });
      act();
    },
    part: async (part, name, act) => {
      const began = performance.now();
      let code = "done";
      try {
        return await act();
      } catch (error) {
        code = refusalOf(error).code;
        throw error;
      } finally {
        if (part === "operation") operations.observe({ operation: name, code }, seconds(began));
        else (part === "transaction" ? transactions : waits).observe(seconds(began));
      }
    },
  };
  return { watch, text: () => registry.metrics(), contentType: registry.contentType };
}
