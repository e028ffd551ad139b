/** Work that is asked for often: one at a time, and once more where it was asked for meanwhile. */
export interface Turns {
  readonly soon: () => void;
  /** Does nothing any more; settles when what was begun has ended. */
  stop(): Promise<void>;
}

/** A failure is told once, and again after it has gone well: a database that is away is no news at each try. */
export function turns(work: () => Promise<void>, failed: (error: unknown) => void): Turns {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failing = false;

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      try {
        await work();
        failing = false;
      } catch (error) {
        if (!failing) failed(error);
        failing = true;
      }
    }
  }

  return {
    soon: () => {
      again = true;
      running ??= run().finally(() => {
        running = null;
      });
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
