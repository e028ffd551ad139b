/**
 * How processes wake each other. Nothing is kept by it and nothing rests on it: whoever hears nothing finds the same in the
 * journal a moment later.
 */
export interface Wakes {
  /** An organization's journal has grown; `work`: so has its queue of jobs. Never waits, and never fails. */
  tell(organization: string, work: boolean): void;
  /** Calls back for what the other processes tell. */
  hear(heard: (organization: string, work: boolean) => void): void;
  /** Why it does not work at the moment; null where it does. */
  wanting(): string | null;
  start(): void;
  stop(): void;
}
