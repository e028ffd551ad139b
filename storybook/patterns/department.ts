import type { Params } from "@nexus-os/sdk";
import { CALENDAR, type DepartmentSays, type PartHost, PLUS } from "@nexus-os/ui";
import { words } from "./department-words.ts";
import type { Desk } from "./frame.ts";
import { words as frameWords } from "./frame-words.ts";

/** The head of the sales department, with the tab that is chosen. */
export function salesHead(
  host: PartHost,
  desk: Desk,
  chosen: "think" | "see",
  findings: number,
): Omit<DepartmentSays, "content"> {
  const t = (key: keyof typeof frameWords, params?: Params) => host.say(frameWords, key, params);
  const [quarter, before, team] = [t("patterns.frame.period"), t("patterns.frame.before"), t("patterns.frame.team")];
  const add = host.say(words, "patterns.department.new");
  return {
    title: t("patterns.frame.sales"),
    scopes: [
      {
        ...{ label: quarter, icon: CALENDAR },
        open: desk.choice(quarter, [quarter, t("patterns.frame.quarterBefore"), t("patterns.frame.year")]),
      },
      {
        ...{ label: before, prefix: t("patterns.frame.versus") },
        open: desk.choice(before, [before, t("patterns.frame.quarterBefore")]),
      },
      { label: team, open: desk.choice(team, [team, t("patterns.frame.me")]) },
    ],
    primary: { label: add, icon: PLUS, act: () => desk.opens(add) },
    tabs: {
      ...{ label: t("patterns.frame.sales"), chosen },
      tabs: [
        { id: "think", label: t("patterns.frame.think"), href: "#think" },
        {
          ...{ id: "see", label: t("patterns.frame.see"), href: "#see" },
          ...{ count: findings, countLabel: t("patterns.frame.findings", { count: findings }) },
        },
        { id: "act", label: t("patterns.frame.act"), href: "#act" },
      ],
    },
  };
}
