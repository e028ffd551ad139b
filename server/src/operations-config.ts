import { z } from "zod";
import type { Allowance } from "./core/limits/allowance.ts";
import type { AccessLog } from "./surfaces/access-log.ts";

/** What an operator decides about how a server runs. */
export interface OperationsConfig {
  readonly accessLog: AccessLog;
  /** How long a stopping server still answers, so that whoever sends it work can notice, in milliseconds. */
  readonly stopGrace: number;
  /** How many requests are worked on at once. */
  readonly atOnce: number;
  /** How many days after its end a job can still be looked into and tried again. */
  readonly jobDays: number;
  readonly allowances: { readonly actor?: Allowance; readonly organization?: Allowance };
  /** Where measurements can be read by Prometheus; null where nobody may. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Where traces are sent; null where none are made. */
  readonly traces: string | null;
}

/** `1000/10000`: so much work a second for ever, and so much at once. */
const allowance = z
  .string()
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,8}$/, "must be <work a second>/<work at once>, such as 1000/10000")
  .transform((text): Allowance => {
    const [perSecond = 0, atOnce = 0] = text.split("/").map(Number);
    return { perSecond, atOnce };
  });

const MOST_GRACE_SECONDS = 4;

export const operationsShape = {
  NEXUS_ACCESS_LOG: z.enum(["all", "failed", "off"]).default("failed"),
  NEXUS_STOP_GRACE: z.coerce.number().min(0).max(MOST_GRACE_SECONDS).optional(),
  NEXUS_REQUESTS_AT_ONCE: z.coerce.number().int().min(1).max(10_000).default(100),
  NEXUS_JOBS_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  NEXUS_LIMIT_MEMBER: allowance.optional(),
  NEXUS_LIMIT_ORGANIZATION: allowance.optional(),
  NEXUS_METRICS: z
    .string()
    .regex(/^(?:[\w.-]+:)?\d{1,5}$/, "must be a port, or host:port")
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
};

const schema = z.object(operationsShape);

function metricsOf(text: string | undefined): OperationsConfig["metrics"] {
  if (text === undefined) return null;
  const at = text.lastIndexOf(":");
  // A port alone is offered to this machine alone.
  return { host: at === -1 ? "127.0.0.1" : text.slice(0, at), port: Number(text.slice(at + 1)) };
}

/** `behindOthers`: the server has a name on the net, so somebody in front of it has to notice that it stops. */
export function operationsOf(settings: z.infer<typeof schema>, behindOthers: boolean): OperationsConfig {
  const { NEXUS_LIMIT_MEMBER: actor, NEXUS_LIMIT_ORGANIZATION: organization } = settings;
  return {
    accessLog: settings.NEXUS_ACCESS_LOG,
    stopGrace: (settings.NEXUS_STOP_GRACE ?? (behindOthers ? 3 : 0)) * 1000,
    atOnce: settings.NEXUS_REQUESTS_AT_ONCE,
    jobDays: settings.NEXUS_JOBS_DAYS,
    allowances: { ...(actor ? { actor } : {}), ...(organization ? { organization } : {}) },
    metrics: metricsOf(settings.NEXUS_METRICS),
    traces: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
}
