/** Something that is done again and again: at once when it is woken, else after a while. */
export interface Rhythm {
  start(): void;
  wake(): void;
  /** Waits for the round that runs. */
  stop(): Promise<void>;
}

/** `act` answers whether there was something to do: then it is asked again at once. */
export function rhythm(everyMs: number, act: () => Promise<boolean>, failed: (error: unknown) => void): Rhythm {
  let running: Promise<void> | null = null;
  let stopped = true;
  let woken = false;
  let rouse = (): void => {};

  function rest(): Promise<void> {
    if (woken || stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      let more = false;
      try {
        more = await act();
      } catch (error) {
        failed(error);
        // What fails at once would fail a thousand times a second.
        woken = false;
      }
      if (!more) await rest();
    }
  }

  return {
    start: () => {
      if (!stopped) return;
      stopped = false;
      running = run();
    },
    wake: () => {
      woken = true;
      rouse();
    },
    stop: async () => {
      stopped = true;
      rouse();
      await running;
    },
  };
}
