import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { staged } from "../fixture/stage.ts";
import { menuStyles } from "../overlays/menu.styles.ts";
import { Menu } from "../overlays/menu.ts";
import { avatarStyles } from "../parts/avatar.ts";
import { badgeStyles } from "../parts/badge.ts";
import { card, cardStyles } from "../parts/card.ts";
import { chip, chipStyles } from "../parts/chip.ts";
import { disclosure, disclosureStyles } from "../parts/disclosure.ts";
import { MAIL, PHONE, PLUS, RECEIPT, REPEAT, UPLOAD } from "../parts/icon.ts";
import { progressStyles } from "../parts/progress.ts";
import { tabsStyles } from "../parts/tabs.ts";
import { chartAndSide, departmentPage, departmentStyles, tiles } from "./department.ts";
import { dismissal, type EvidenceBar, evidenceBars, finding, findingStyles, findings } from "./finding.ts";
import { salesHead } from "./fixture/havelmann.ts";
import { pageHeadStyles } from "./page-head.ts";
import { playbook, playbookStyles, playbooks, quickActs } from "./playbook.ts";

/** The controls of the stories. */
interface Args {
  tab: "think" | "see" | "act";
}

const act = () => {};
const slots = css`
  .slot { display: grid; place-items: center; min-block-size: 104px; color: var(--n-text-quiet); font-size: var(--n-size-meta); }
  .slot.tall { min-block-size: 300px; }
  .sum { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--n-space-2) var(--n-space-4); }
`;

const bars = (title: string, all: readonly (readonly [string, string, number, boolean?])[]) =>
  evidenceBars(
    title,
    all.map(([label, value, share, matters]): EvidenceBar => ({ label, value, share, matters: matters ?? false })),
  );

const FINDINGS = [
  {
    kind: "Renewals · found today",
    sentence: "Eleven calibration contracts worth €386,400 a year end in Q3 and no renewal is planned.",
    effect: "+€309,000 a year",
    basis: "8 of 10 renewed when asked 60 days ahead",
    label: "Start the renewal playbook",
    evidence: bars("Ending, € thousand a year", [
      ["July", "142.1", 0.79],
      ["August", "176.8", 0.98, true],
      ["September", "67.5", 0.38],
    ]),
  },
  {
    kind: "Gone quiet · since Friday",
    sentence: "Two deals worth €692,300 have had no contact for 14 days or more.",
    effect: "+€95,000 weighted",
    basis: "from 212 deals in 3 years",
    label: "Draft two follow-ups",
    evidence: bars("Days of silence; the usual gap is 6", [
      ["Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", "21", 0.96, true],
      ["Bergamo Pharma S.p.A.", "16", 0.73, true],
      ["Median of open deals", "6", 0.27],
    ]),
  },
  {
    kind: "Discounts · found Monday",
    sentence: "Discounts above 7 % win no more often: 29 % of offers against 33 %.",
    effect: "+€48,000 margin a quarter",
    basis: "weak: 61 offers",
    label: "Ask approval above 7 %",
    evidence: bars("Offers won by discount, %", [
      ["0 to 3 %", "34", 0.85],
      ["3 to 5 %", "33", 0.83],
      ["Above 7 %", "29", 0.73, true],
    ]),
  },
] as const;

const TEXT =
  "The page of a department: what it is about and one primary act above, then Think, See and Act. Think has four tiles, one large chart with what moved it beside " +
  "it, and the table behind; See the findings, the most valuable first; Act what is done most, what runs, and playbooks. It asks its own width: in a narrow " +
  "column it is the phone's page. The tabs are links, so that each has an address.";

const meta: Meta<Args> = {
  title: "Parts/Layouts/Department",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  args: { tab: "see" },
  render: ({ tab }) =>
    staged({
      styles: [
        avatarStyles,
        badgeStyles,
        cardStyles,
        chipStyles,
        departmentStyles,
        disclosureStyles,
        findingStyles,
        menuStyles,
        pageHeadStyles,
        playbookStyles,
        progressStyles,
        slots,
        tabsStyles,
      ],
      build: (host) => {
        const menu = new Menu(host);
        const dismiss = (at: HTMLElement) => menu.open(at, dismissal(host, act));
        const slot = (name: string, isTall = false) => html`<div class="slot ${isTall ? "tall" : ""}">${name}</div>`;
        const contents = {
          think: () => [
            tiles(
              "Key figures",
              ["Won", "Open pipeline", "Win rate", "Days to close"].map((name) => card({ content: slot(name) })),
            ),
            chartAndSide({
              title: "Won value, cumulated",
              chart: slot("The chart", true),
              sideTitle: "What moved it",
              side: slot("Causes that add up to the total", true),
            }),
            card({ title: "By owner", isFlush: true, content: slot("The table") }),
          ],
          see: () => [
            html`<div class="sum"><p><b>6 findings</b><span class="quiet">, most valuable first</span></p><div class="btns">${chip({ label: "All 6", pressed: true, act })}${chip({ label: "Revenue 4", pressed: false, act })}${chip({ label: "Risk 2", pressed: false, act })}</div></div>`,
            findings(
              FINDINGS.map(({ label, ...says }) =>
                finding(host, { ...says, act: { label, act }, dismiss, later: act }),
              ),
            ),
            disclosure({ label: "Dismissed this quarter", count: 9, content: "Nine findings." }),
          ],
          act: () => [
            quickActs("Quick actions", [
              { label: "New deal", icon: PLUS, act },
              { label: "Log a call", icon: PHONE, act },
              { label: "New quote", icon: RECEIPT, act },
              { label: "Import contacts", icon: UPLOAD, act },
            ]),
            playbooks("Running", [
              playbook(host, {
                icon: MAIL,
                title: "Follow up quiet deals",
                creates: "",
                running: { share: 0.5, note: "1 of 2 drafts written, Amara Okoye approves today" },
                act: { label: "Stop", act },
              }),
            ]),
            playbooks("Playbooks", [
              playbook(host, {
                icon: REPEAT,
                title: "Renew calibration contracts",
                creates: "11 tasks, 11 drafts of emails",
                fared: "8 of 10 renewed, +€212,000",
                act: { label: "Start", act },
              }),
              playbook(host, {
                icon: PHONE,
                title: "Find technical contacts",
                creates: "3 tasks",
                act: { label: "Start", act },
              }),
            ]),
          ],
        };
        return () => {
          const page = departmentPage({ ...salesHead(tab), content: contents[tab]() });
          return html`${page}${menu.render()}`;
        };
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Think: Story = { args: { tab: "think" } };
export const See: Story = {};
export const Act: Story = { args: { tab: "act" } };
