import type { Params } from "@nexus-os/sdk";
import { ARROW_UP, approvalCard, button, icon, MAIL, MORE, type PartHost, SPARK, X } from "@nexus-os/ui";
import { css, html, type TemplateResult } from "lit";
import { type Desk, marked, NOW } from "./frame.ts";
import { words } from "./states-words.ts";

/** How the assistant looks beside a page. */
export const assistantStyles = css`
  .asst { display: flex; flex-direction: column; justify-self: end; inline-size: 100%; max-inline-size: 400px; border-inline-start: 1px solid var(--n-border); background: var(--n-surface); }
  .asst > header { display: flex; align-items: center; gap: var(--n-space-2); block-size: var(--nexus-topbar); padding-inline: var(--n-space-4) var(--n-space-2); border-block-end: 1px solid var(--n-border); }
  .asst > header > .icon { color: var(--n-accent-text); }
  .talk, .answer, .sources { display: grid; grid-template-columns: minmax(0, 1fr); }
  .talk { gap: var(--n-space-4); padding: var(--n-space-4); }
  .asked { justify-self: end; max-inline-size: 300px; padding: var(--n-space-2) var(--n-space-3); border-radius: 12px; background: var(--n-active); }
  .answer { gap: var(--n-space-3); }
  .answer b { font-weight: 600; }
  .cite { display: inline-grid; place-items: center; min-inline-size: 16px; block-size: 16px; margin-inline-start: 3px; border-radius: var(--n-radius-mark); background: var(--n-accent-soft); color: var(--n-accent-text); font-size: 10px; font-weight: 600; line-height: 1; text-decoration: none; vertical-align: 2px; }
  .sources { gap: var(--n-space-1); font-size: var(--n-size-meta); color: var(--n-text-quiet); }
  .sources li { display: flex; align-items: center; gap: 6px; }
  .sources .cite { margin: 0; }
  .asst > .ask { padding: 0 var(--n-space-4) var(--n-space-4); }
  .asst .field { block-size: 40px; padding-inline-end: 6px; border-radius: var(--n-radius-card); }
  @media (max-width: 720px) { .asst { max-inline-size: none; border: 0; } }
`;

const cite = (number: string) => html`<a class="cite" href="#source-${number}">${number}</a>`;
/** A sentence with figures in bold and the numbers of their sources: `*33.9 %*#1#`. */
const cited = (sentence: string): unknown[] =>
  sentence
    .split("#")
    .flatMap((piece, index) => (index % 2 ? [cite(piece)] : marked(piece, (said) => html`<b>${said}</b>`)));

/** The assistant: an answer whose figures name their sources, and an approval before anything is done. */
export class Assistant {
  readonly #desk: Desk;
  readonly #host: PartHost;
  readonly #asked: string[] = [];
  #decided: "approved" | "declined" | undefined;

  constructor(host: PartHost, desk: Desk) {
    this.#host = host;
    this.#desk = desk;
  }

  render(): TemplateResult {
    const t = (key: keyof typeof words, params?: Params) => this.#host.say(words, key, params);
    const small = { iconOnly: true, kind: "plain", small: true } as const;
    const name = t("patterns.states.assistantName");
    const told = (what: string) => () => this.#desk.done(t("patterns.states.told", { what }));
    return html`<section class="asst" aria-label=${name}>
      <header>${icon(SPARK)}<h3 class="grow">${name}</h3>${button({ ...small, label: t("patterns.states.more"), icon: MORE, opens: "menu", act: this.#desk.opener(name, [name]) })}${button({ ...small, label: t("patterns.states.close"), icon: X, act: told(t("patterns.states.close")) })}</header>
      <div class="talk">
        <p class="asked">${t("patterns.states.question")}</p>
        <div class="answer">
          <p>${cited(t("patterns.states.answer1"))}</p>
          <p>${cited(t("patterns.states.answer2", { amount: this.#desk.money(69_230_000) }))}</p>
          <ol class="sources" aria-label=${t("patterns.states.sources")}>${[
            t("patterns.states.source1"),
            t("patterns.states.source2"),
            t("patterns.states.source3"),
          ].map(
            (source, index) =>
              html`<li id="source-${index + 1}"><span class="cite" aria-hidden="true">${index + 1}</span><span class="grow cut">${source}</span></li>`,
          )}</ol>
        </div>
        ${this.#approval(t)}
        ${this.#asked.map((text) => html`<p class="asked">${text}</p>`)}
      </div>
      <form class="ask" @submit=${this.#ask}><div class="field"><input aria-label=${t("patterns.states.ask")} placeholder=${t("patterns.states.askHint")} />${button({ ...small, label: t("patterns.states.send"), icon: ARROW_UP, submit: true })}</div></form>
    </section>`;
  }

  #approval(t: (key: keyof typeof words, params?: Params) => string): TemplateResult {
    const edit = (what: string) => ({ label: t("patterns.states.edit"), act: () => this.#desk.opens(what) });
    const decide = (decided: "approved" | "declined") => () => {
      this.#decided = decided;
      this.#host.requestUpdate();
    };
    const mail = (title: string, text: string) => ({ icon: MAIL, title, text, edit: edit(title) });
    return approvalCard(this.#host, {
      title: t("patterns.states.approval"),
      acts: [
        mail("Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", t("patterns.states.subject1")),
        mail("Bergamo Pharma S.p.A.", t("patterns.states.subject2")),
      ],
      ...{ warning: t("patterns.states.warning"), expires: "2026-05-12T18:00:00", now: NOW },
      approve: { label: t("patterns.states.approve"), act: decide("approved") },
      decline: decide("declined"),
      ...(this.#decided ? { decided: this.#decided } : {}),
    });
  }

  readonly #ask = (event: Event): void => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).querySelector("input") as HTMLInputElement;
    if (input.value.trim()) this.#asked.push(input.value.trim());
    input.value = "";
    this.#host.requestUpdate();
  };
}
