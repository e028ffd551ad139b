import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of what every element shows: its states, and its parts. */
export const words = {
  "state.loading": "Loading",
  "state.error.title": "This could not be loaded.",
  "state.error.broken": "Something in it went wrong. The rest of the page is not affected.",
  "state.error.slow": "The server did not answer in time. Nothing was lost.",
  "state.retry": "Try again",
  "state.request": "Request",
  "state.forbidden.title": "This is not open to you.",
  "state.forbidden.who": "An owner of your organization can grant it.",
  "state.offline": "No connection. You see what was there before; it goes on when you are back.",
  "state.stale": "This may not be up to date. Looking for what is new.",
  "state.signin.title": "You are not signed in any more.",
  "state.signin.do": "Sign in again, then try once more.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
