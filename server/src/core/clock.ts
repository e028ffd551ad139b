/** The time of the system. In tests of whole processes it is testkit/clock.ts, by the condition of the import. */
export const clock = (): Date => new Date();
