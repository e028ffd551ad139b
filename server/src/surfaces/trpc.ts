import { ERRORS } from "@nexus-os/contracts";
import { initTRPC, TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import type { Operations } from "../core/operations.ts";
import { Refusal } from "../core/refusal.ts";
import { rpcError } from "./calls.ts";
import type { Dispatch } from "./dispatch.ts";
import { tell } from "./door.ts";

export interface TrpcContext {
  readonly actor: SessionActor;
  readonly requestId: string;
}

/**
 * The router made of the same operations that the lean handler answers: what that handler is compared with. Its input
 * passes through unread, so that the permission is asked before the input is looked at.
 */
export function trpcRouter({ operations, dispatch, log }: { operations: Operations; dispatch: Dispatch; log: Logger }) {
  const t = initTRPC.context<TrpcContext>().create({
    isDev: false,
    errorFormatter: ({ error, ctx, path, shape }) => {
      const cause = error.cause instanceof Refusal ? error.cause : error;
      const { problem } = tell(cause, ctx?.requestId ?? "", log);
      return { ...shape, ...rpcError(problem, path ?? "") };
    },
  });

  async function through(work: Promise<string>): Promise<unknown> {
    try {
      return JSON.parse(await work);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new TRPCError({ code: ERRORS[error.code].rpc as TRPCError["code"], message: error.message, cause: error });
    }
  }

  const query = (name: string) =>
    t.procedure
      .input((given: unknown) => given)
      .query(({ ctx, input }) => through(dispatch.query(ctx.actor, name, input)));
  const mutation = (name: string) =>
    t.procedure
      .input((given: unknown) => given)
      .mutation(({ ctx, input }) => through(dispatch.mutate(ctx.actor, name, input)));

  const tree: Record<string, Record<string, ReturnType<typeof query> | ReturnType<typeof mutation>>> = {
    session: { current: query("session.current") },
    search: { find: query("search.find") },
    metrics: { read: query("metrics.read"), list: query("metrics.list") },
  };
  for (const { promise } of operations.values()) {
    const noun = tree[promise.noun] ?? {};
    tree[promise.noun] = noun;
    noun[promise.verb] = promise.kind === "query" ? query(promise.name) : mutation(promise.name);
  }
  return t.router(tree);
}
