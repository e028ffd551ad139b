import { describe, expect, test } from "vitest";
import { type Command, UsageError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { nexus } from "./nexus.ts";

async function typed(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const echo: Command = {
    ...{ name: "echo", summary: "Says it again.", usage: "<word>" },
    run: async ([word], io) => {
      if (word === undefined) throw new UsageError("Say what to echo.");
      if (word === "fail") throw new Error("nobody foresaw this");
      io.out(word);
      return 0;
    },
  };
  const loudly: Command = { ...echo, name: "echo loudly", run: async ([word]) => (word === "hello" ? 7 : 1) };
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: {},
    root: "/",
  };
  return { code: await nexus([echo, loudly], args, io), out: out.join("\n"), err: err.join("\n") };
}

describe("the command line", () => {
  test("runs the command that is named, and gives its exit code", async () => {
    expect(await typed("echo", "hello")).toEqual({ code: 0, out: "hello", err: "" });
    expect(await typed("echo", "loudly", "hello")).toEqual({ code: 7, out: "", err: "" });
  });

  test("tells every command where it is asked for help, and what a command takes", async () => {
    const { code, out } = await typed("--help");
    expect(code).toBe(0);
    expect(out).toContain("echo loudly  Says it again.");
    expect((await typed("echo", "--help")).out).toContain("Usage: nexus echo <word>");
  });

  test("names an unknown command and shows which there are", async () => {
    const { code, err } = await typed("ecko");
    expect([code, err.split("\n")[0]]).toEqual([2, "There is no command ecko."]);
    expect(err).toContain("echo loudly");
    expect((await typed()).code).toBe(2);
  });

  test("shows what a command takes where it was called wrongly, and the stack of what nobody foresaw", async () => {
    const { code, err } = await typed("echo");
    expect([code, err]).toEqual([2, "Say what to echo.\n\nUsage: nexus echo <word>"]);
    const failed = await typed("echo", "fail");
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/nobody foresaw this\n\s+at/);
  });

  test("every command has a name of its own, a summary and its usage", () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const { name, summary } of COMMANDS)
      expect([name, summary]).toEqual([expect.stringMatching(/^[a-z -]+$/), expect.stringMatching(/\.$/)]);
  });
});
