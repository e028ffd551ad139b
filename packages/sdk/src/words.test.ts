import { expect, test } from "vitest";
import { arXB, enXA } from "./pseudo.ts";
import { explain, madeFromEnglish, say, speak, spokenIn, type Words } from "./words.ts";

const words = { "test.hello": "Hello {name}", "test.deals": "{n, plural, one {# deal} other {# deals}}" } as const;

/** An element, as far as words know one, that was drawn so many times again. */
const aListener = (locale: string) => ({
  locale,
  drawn: 0,
  requestUpdate(): void {
    this.drawn += 1;
  },
});

/** German words that come when they are let come. */
function later(german: Words) {
  let loads = 0;
  let come = (): void => {};
  const load = () => {
    loads += 1;
    return new Promise<{ default: Words }>((resolve) => {
      come = () => resolve({ default: german });
    });
  };
  return { load, loads: () => loads, come: () => come() };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("a language is loaded once somebody speaks it, and who spoke is drawn again", async () => {
  const german = later({ "test.hello": "Hallo {name}" });
  spokenIn({ de: german.load });
  expect(say(words, "test.hello", { name: "Ines" })).toBe("Hello Ines");
  expect(say(words, "test.hello", { name: "Ines" }, "fr")).toBe("Hello Ines");
  expect(german.loads()).toBe(0);

  const listener = aListener("de-AT");
  expect(say(words, "test.hello", { name: "Ines" }, listener)).toBe("Hello Ines");
  say(words, "test.hello", { name: "Lea" }, listener);
  expect(german.loads()).toBe(1);
  german.come();
  await turn();
  expect(listener.drawn).toBe(1);
  expect(say(words, "test.hello", { name: "Ines" }, listener)).toBe("Hallo Ines");

  // What German lacks is said in English, and asks for nothing any more.
  expect(say(words, "test.deals", { n: 2 }, listener)).toBe("2 deals");
  expect(german.loads()).toBe(1);
});

test("words that come to a page later are loaded at once in a language that is spoken there", async () => {
  await speak("de");
  let loads = 0;
  spokenIn({
    de: async () => {
      loads += 1;
      return { default: { "test.late": "Spät" } };
    },
  });
  await turn();
  expect(loads).toBe(1);
  expect(say({ "test.late": "Late" }, "test.late", {}, "de")).toBe("Spät");
});

test("a language that cannot be loaded leaves English, and is tried again without end only by who speaks", async () => {
  let tries = 0;
  spokenIn({
    it: async () => {
      tries += 1;
      if (tries < 3) throw new TypeError("Failed to fetch");
      return { default: { "test.hello": "Ciao {name}" } };
    },
  });
  const listener = aListener("it");
  expect(say(words, "test.hello", { name: "Ines" }, listener)).toBe("Hello Ines");
  await turn();
  expect([tries, listener.drawn]).toEqual([1, 0]);
  say(words, "test.hello", {}, listener);
  await turn();
  say(words, "test.hello", {}, listener);
  await turn();
  expect([tries, listener.drawn]).toEqual([3, 1]);
  expect(say(words, "test.hello", { name: "Ines" }, listener)).toBe("Ciao Ines");
});

test("a failure is explained by its code and facts, and as its server told it where there are no words for it", async () => {
  spokenIn({ de: async () => ({ default: { "error.TOO_MANY": "Warten Sie {seconds} Sekunden." } }) });
  await speak("de");
  const error = { code: "TOO_MANY", message: "Wait 7 seconds.", facts: { seconds: 7, issues: [] } };
  expect(explain(error, "de")).toBe("Warten Sie 7 Sekunden.");
  expect(explain(error, "en")).toBe("Wait 7 seconds.");
  expect(explain({ ...error, code: "NEW_CODE" }, "de")).toBe("Wait 7 seconds.");
});

test("pseudo-locales are made of English, its parameters and cases as they were", () => {
  madeFromEnglish("en-XA", enXA);
  madeFromEnglish("ar-XB", arXB);
  const hello = say(words, "test.hello", { name: "Ines" }, "en-XA");
  expect(hello).toMatch(/^\[Ĥéé.*Ines\]$/);
  expect(hello.replace("Ines", "").length).toBeGreaterThanOrEqual("Hello ".length * 1.4);
  expect(say(words, "test.deals", { n: 1 }, "en-XA")).toBe("[1 ðééááļ]");
  expect(say(words, "test.deals", { n: 2 }, "en-XA")).toBe("[2 ðééááļš~]");
  const turned = say(words, "test.deals", { n: 2 }, "ar-XB");
  expect(turned.replace(/[\u200f\u202e\u202c]/g, "")).toMatch(/^[2٢] deals$/);
  expect(turned).toContain("\u202edeals\u202c");
});

test("who asks for a language while it is on its way waits for it as well", async () => {
  const polish = later({ "test.hello": "Cześć {name}" });
  spokenIn({ pl: polish.load });
  say(words, "test.hello", {}, "pl");
  let isThere = false;
  const spoken = speak("pl").then(() => {
    isThere = true;
  });
  await turn();
  expect(isThere).toBe(false);
  polish.come();
  await spoken;
  expect(say(words, "test.hello", { name: "Ola" }, "pl")).toBe("Cześć Ola");
});
