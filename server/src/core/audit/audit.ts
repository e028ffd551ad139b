import { type Looked, type Witness, type WitnessOptions, witness } from "./witness.ts";

export interface AuditOptions extends WitnessOptions {
  /** How often journals are looked at, in milliseconds. */
  readonly every: number;
  /** Told once of each journal that cannot be trusted, and of what stops the looking. */
  readonly failed: (error: unknown) => void;
}

/** How the audit stands, for whoever watches over a server. */
export interface AuditState {
  /** When journals were last looked at without a failure of the looking itself; null before the first time. */
  readonly lookedAt: string | null;
  /** Journals that do not extend what was signed of them, by organization, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Has the journals of a server signed for, every so often. */
export interface Audit extends Witness {
  state(): AuditState;
  /** Why the journals need somebody's attention; null where they do not. Names no organization. */
  alarm(): string | null;
  start(): void;
  /** Looks once more, and settles when that is done. */
  stop(): Promise<void>;
}

export function createAudit({ every, failed, ...options }: AuditOptions): Audit {
  const own = witness(options);
  const refused = new Map<string, string>();
  let lookedAt: string | null = null;
  let failing = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  function note({ organization, refused: error }: Looked): void {
    if (error && refused.get(organization) !== error.why) failed(error);
    if (error) refused.set(organization, error.why);
    else refused.delete(organization);
  }

  async function look(): Promise<readonly Looked[]> {
    const all = await own.look();
    for (const each of all) note(each);
    lookedAt = options.clock().toISOString();
    return all;
  }

  async function attempt(): Promise<void> {
    try {
      await look();
      failing = false;
    } catch (error) {
      // A disk that is full stays so for a while: it is told once.
      if (!failing) failed(error);
      failing = true;
    }
  }

  function tick(): void {
    running ??= attempt().finally(() => {
      running = null;
    });
  }

  return {
    ...own,
    look,
    state: () => ({ lookedAt, refused: new Map(refused) }),
    alarm: () => {
      if (refused.size > 0) return "a journal does not extend what was signed of it";
      return failing ? "checkpoints of the journals cannot be written" : null;
    },
    start: () => {
      timer = setInterval(tick, every);
      timer.unref();
      tick();
    },
    stop: async () => {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      await running;
      tick();
      await running;
    },
  };
}
