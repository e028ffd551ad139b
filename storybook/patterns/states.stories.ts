import type { Params } from "@nexus-os/sdk";
import {
  approvalStyles,
  BUILDING,
  button,
  CommandList,
  chipStyles,
  conflict,
  conflictStyles,
  empty,
  failed,
  field,
  fieldStyles,
  forbidden,
  formatsOf,
  found,
  PHONE,
  pictures,
  RECEIPT,
  rowBones,
  SHIELD,
  type Side,
  SPARK,
  skeleton,
  skeletonStyles,
  Toasts,
  TREND,
  textField,
  tileBones,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { states } from "../../packages/ui/src/element/states.styles.ts";
import { pattern } from "./frame.ts";
import { galleryStyles } from "./states.styles.ts";
import { Assistant, assistantStyles } from "./states-assistant.ts";
import { words } from "./states-words.ts";

const TEXT =
  "What is shown where there is nothing, no access or a failure; what is asked before something is done; and what tells that it was. Each is drawn once and used everywhere.";

const meta: Meta = {
  title: "Patterns/States",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern(
      [states, approvalStyles, chipStyles, conflictStyles, fieldStyles, skeletonStyles, galleryStyles, assistantStyles],
      (host, desk) => {
        const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
        const told = (what: string) => () => desk.done(t("patterns.states.told", { what }));
        const amount = desk.money(64_000_000);
        const commands = new CommandList(host, () => ({
          ...{ label: t("patterns.states.search"), placeholder: t("patterns.states.search") },
          groups: (query) => [
            {
              title: t("patterns.states.go"),
              items: found(
                [
                  {
                    id: "company",
                    label: "Ostsee Energie Verteilnetz GmbH",
                    icon: BUILDING,
                    note: t("patterns.states.company"),
                  },
                  {
                    id: "deal",
                    label: `${t("patterns.states.substations")} (Ostsee)`,
                    icon: TREND,
                    note: t("patterns.states.deal", { amount }),
                  },
                  {
                    id: "invoice",
                    label: "RE-2026-0388, Ostsee Energie Verteilnetz GmbH",
                    icon: RECEIPT,
                    note: t("patterns.states.invoicePaid"),
                  },
                ],
                query,
              ),
            },
            {
              title: t("patterns.states.do"),
              items: found(
                [
                  {
                    id: "call",
                    label: t("patterns.states.logCall"),
                    icon: PHONE,
                    note: t("patterns.states.sales"),
                    key: "L",
                  },
                  {
                    id: "new",
                    label: t("patterns.states.newInvoiceFor"),
                    icon: RECEIPT,
                    note: t("patterns.states.finance"),
                    key: "I",
                  },
                ],
                query,
              ),
            },
            {
              title: t("patterns.states.ask"),
              items: query ? [{ id: "ask", label: t("patterns.states.asked", { query }), icon: SPARK }] : [],
            },
          ],
          run: ({ label }) => desk.opens(label),
          more: ({ label }) => desk.opens(label),
        }));
        commands.reset("ostsee");
        const shown = new Toasts(host, () => t("patterns.states.close"));
        const archived = () =>
          shown.show({
            text: t("patterns.states.archived"),
            undo: { label: t("patterns.states.undo"), act: told(t("patterns.states.undo")) },
          });
        archived();
        const count = (value: number) => formatsOf(host.locale).number(value);
        const work = shown.work({
          ...{ text: t("patterns.states.importing", { count: count(12_480) }), share: 0.65 },
          note: t("patterns.states.imported", { count: count(8112) }),
          cancel: { label: t("patterns.states.cancel"), act: () => work.end() },
        });
        let kept: Readonly<Record<string, Side>> = { amount: "mine", closes: "theirs", next: "mine" };
        const keep = (next: Readonly<Record<string, Side>>): void => {
          kept = { ...kept, ...next };
          host.requestUpdate();
        };
        const [login, secret] = [{ value: "ines.brandt@havelmann.example" }, { value: "xxxxxxxxxx", isWrong: true }];
        const assistant = new Assistant(host, desk);
        const figure = (title: string, note: string, content: unknown, look = "") =>
          html`<figure class=${look}><figcaption><h2>${title}</h2><p class="meta">${note}</p></figcaption><div class="box">${content}</div></figure>`;

        const signIn = () => {
          const signs = (event: Event): void => {
            event.preventDefault();
            secret.isWrong = true;
            host.requestUpdate();
          };
          const error = secret.isWrong ? t("patterns.states.wrong") : undefined;
          const typed = (value: string): void => {
            Object.assign(secret, { value, isWrong: false });
            host.requestUpdate();
          };
          const [password, passkey, saml] = [
            t("patterns.states.password"),
            t("patterns.states.passkey"),
            t("patterns.states.saml"),
          ];
          return html`<form class="sign" @submit=${signs}>
            <span class="mark" aria-hidden="true">H</span><h3>${t("patterns.states.signInTo")}</h3>
            ${textField({ key: "login", label: t("patterns.states.email"), value: login.value, change: (value) => (login.value = value) })}
            ${field(
              { key: "secret", label: password, error },
              html`<input id="field-secret" type="password" autocomplete="current-password" aria-invalid=${error ? "true" : "false"} aria-describedby="field-secret-bad" .value=${secret.value} @input=${(event: Event) => typed((event.target as HTMLInputElement).value)} />`,
            )}
            ${button({ label: t("patterns.states.signIn"), kind: "primary", wide: true, submit: true })}
            <p class="or meta">${t("patterns.states.or")}</p>
            ${button({ label: passkey, icon: SHIELD, wide: true, act: told(passkey) })}
            ${button({ label: saml, icon: BUILDING, wide: true, act: told(saml) })}
            <a href="#">${t("patterns.states.forgot")}</a>
          </form>`;
        };

        const parted = () => {
          const keys = ["amount", "closes", "next"];
          const all = (side: Side) => () => keep(Object.fromEntries(keys.map((key) => [key, side])));
          const day = (of: string) => formatsOf(host.locale).date(of, "long");
          const money = (minor: number) => formatsOf(host.locale).money({ minor, currency: "EUR" }, { as: "full" });
          const [mine, theirs, mix] = [
            t("patterns.states.allMine"),
            t("patterns.states.allTheirs"),
            t("patterns.states.mix"),
          ];
          return html`<section class="parted" aria-label=${t("patterns.states.changed")}>
            <header><h3>${t("patterns.states.changed")}</h3><p class="quiet">${t("patterns.states.changedText")}</p></header>
            ${conflict({
              heads: {
                field: t("patterns.states.field"),
                mine: t("patterns.states.mine"),
                theirs: t("patterns.states.theirs"),
              },
              people: { mine: "Ines Brandt", theirs: "Tomasz Zieliński" },
              clashes: [
                {
                  key: "amount",
                  label: t("patterns.states.amount"),
                  mine: money(64_000_000),
                  theirs: money(65_550_000),
                },
                {
                  key: "closes",
                  label: t("patterns.states.closes"),
                  mine: day("2026-05-29"),
                  theirs: day("2026-06-12"),
                },
                {
                  key: "next",
                  label: t("patterns.states.next"),
                  mine: t("patterns.states.nextMine"),
                  theirs: t("patterns.states.nextTheirs"),
                },
              ],
              kept,
              keep: (key, side) => keep({ [key]: side }),
            })}
            <footer>${button({ label: mine, kind: "plain", act: all("mine") })}${button({ label: theirs, kind: "plain", act: all("theirs") })}${button({ label: mix, kind: "primary", act: told(mix) })}</footer>
          </section>`;
        };

        return () => html`<main class="gallery">
          <header><h1>${t("patterns.states.title")}</h1><p class="quiet">${t("patterns.states.intro")}</p></header>
          <div class="g">
            ${figure(t("patterns.states.command"), t("patterns.states.commandNote"), commands.render(), "scrimmed")}
            ${figure(t("patterns.states.signIn"), t("patterns.states.signInNote"), signIn())}
            ${figure(t("patterns.states.assistant"), t("patterns.states.assistantNote"), assistant.render(), "tall")}
            ${figure(t("patterns.states.conflict"), t("patterns.states.conflictNote"), parted())}
            ${figure(
              t("patterns.states.empty"),
              t("patterns.states.emptyNote"),
              empty(host, {
                ...{
                  picture: pictures.PAPER(),
                  text: t("patterns.states.emptyText"),
                  sample: told(t("patterns.states.empty")),
                },
                act: { label: t("patterns.states.newInvoice"), act: told(t("patterns.states.newInvoice")) },
              }),
            )}
            ${figure(
              t("patterns.states.loading"),
              t("patterns.states.loadingNote"),
              skeleton(t("patterns.states.loadingSales"), html`<div class="bones">${tileBones(2)}${rowBones(4)}</div>`),
            )}
            ${figure(
              t("patterns.states.error"),
              t("patterns.states.errorNote"),
              failed(host, {
                ...{
                  title: t("patterns.states.errorTitle"),
                  text: t("patterns.states.errorText"),
                  requestId: "019e1c4a-7f32",
                },
                ...{ retry: told(t("patterns.states.error")) },
                instead: { label: t("patterns.states.offline"), act: told(t("patterns.states.offline")) },
              }),
            )}
            ${figure(
              t("patterns.states.access"),
              t("patterns.states.accessNote"),
              forbidden(host, {
                ...{ title: t("patterns.states.accessTitle"), who: ["Henrik Dahl", "Mareike Lindqvist"] },
                ...{ ask: told(t("patterns.states.access")), back: told(t("patterns.states.access")) },
              }),
            )}
            ${figure(t("patterns.states.toast"), t("patterns.states.toastNote"), shown.render(), "low")}
          </div>
        </main>`;
      },
    ),
};
export default meta;

export const States: StoryObj = {};
