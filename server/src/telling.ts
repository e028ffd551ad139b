import type { Config } from "./config.ts";

/** How a starting server tells what it does: sentences for a person, or JSON lines for the program that started it. */
export interface Telling {
  progress(text: string): void;
  ready(facts: { readonly url: string; readonly signIns: readonly SignIn[]; readonly embedKey: string }): void;
  failed(code: string, message: string): void;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

export function tellingTo(write: (line: string) => void, how: Config["progress"]): Telling {
  if (how === "json") {
    return {
      progress: (text) => write(JSON.stringify({ progress: text })),
      ready: (facts) => write(JSON.stringify({ ready: facts })),
      failed: (code, message) => write(JSON.stringify({ failed: { code, message } })),
    };
  }
  return {
    progress: write,
    ready: ({ url, signIns }) => {
      const people = signIns.map(({ email, password, role }) => `${email} (${role}), password ${password}`);
      write(`Nexus is ready at ${url}. Sign in as ${people.join(", or as ")}.`);
    },
    failed: (code, message) => write(`Nexus did not start (${code}): ${message}`),
  };
}
