import { expect, test } from "vitest";
import { reportOf, table } from "./report.ts";

test("a measure made anew replaces its section, and the others stay, in the order of their numbers", () => {
  const section = (name: string, line: string) => ({ name, title: "what it is", lines: [line] });
  const first = reportOf("# Results", [section("speed-2", "two"), section("speed-10", "ten")], "");
  const second = reportOf("# Results", [section("speed-2", "two, anew"), section("speed-1", "one")], first);
  expect(second).toBe(
    "# Results\n\n## speed-1: what it is\n\none\n\n## speed-2: what it is\n\ntwo, anew\n\n## speed-10: what it is\n\nten\n",
  );
});

test("a table is written in Markdown", () => {
  expect(table(["a", "b"], [["1", "2"]])).toEqual(["| a | b |", "| --- | --- |", "| 1 | 2 |"]);
});
