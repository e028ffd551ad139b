import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { Menu } from "../overlays/menu.ts";
import { avatar } from "../parts/avatar.ts";
import { button } from "../parts/button.ts";
import { MORE } from "../parts/icon.ts";
import { Toasts } from "../parts/toast.ts";
import { Composer, type Written } from "./composer.ts";
import { type Mentioned, pieces } from "./mention.ts";
import { words } from "./words.ts";

/** A comment, or the answer to one. */
export interface Comment {
  readonly id: string;
  readonly author: Mentioned;
  readonly at: string;
  readonly text: string;
  readonly isEdited?: boolean;
  readonly replies?: readonly Comment[];
}

/** What comments are, and what they tell. */
export interface CommentsSays {
  readonly label: string;
  readonly placeholder: string;
  /** The id of whoever is signed in: their own comments can be changed. */
  readonly me: string;
  readonly people: readonly Mentioned[];
  readonly timeZone?: string;
  readonly closeLabel: string;
  readonly write: (written: Written, replyTo: Comment | null) => unknown;
  readonly edit: (comment: Comment, written: Written) => unknown;
  readonly remove: (comment: Comment) => unknown;
  /** Brings a deleted one back. */
  readonly restore: (comment: Comment) => unknown;
  readonly menu?: Menu;
  readonly toasts?: Toasts;
}

/** Comments with answers and mentions. One's own can be changed, and deleted with a way back. */
export class Comments implements ReactiveController {
  readonly #host: PartHost;
  readonly #says: CommentsSays;
  readonly #menu: Menu;
  readonly #toasts: Toasts;
  readonly #new: Composer;
  readonly #other: Composer;
  #open: { readonly comment: Comment; readonly how: "edit" | "reply" } | null = null;
  #isNew = false;

  constructor(host: PartHost, says: CommentsSays) {
    this.#host = host;
    this.#says = says;
    this.#menu = says.menu ?? new Menu(host);
    this.#toasts = says.toasts ?? new Toasts(host, () => says.closeLabel);
    const { label, people, placeholder } = says;
    const kind = { id: "comment", label: this.#t("timeline.comment"), placeholder, send: this.#t("timeline.comment") };
    this.#new = new Composer(host, () => ({
      ...{ id: "comment-new", label, people, kinds: [kind] },
      send: (written) => says.write(written, null),
    }));
    this.#other = new Composer(host, () => ({
      ...{ id: "comment-other", people, cancel: () => this.#close(), send: (written) => this.#sent(written) },
      ...this.#titled(),
    }));
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#isNew) this.#other.focus();
    this.#isNew = false;
  }

  render(comments: readonly Comment[]): TemplateResult {
    return html`<section class="comments" aria-label=${this.#says.label}>
      ${comments.length ? html`<ol>${this.#list(comments, true)}</ol>` : nothing}
      ${this.#new.render()}
      ${this.#says.menu ? nothing : this.#menu.render()}${this.#says.toasts ? nothing : this.#toasts.render()}
    </section>`;
  }

  #list(comments: readonly Comment[], canReply: boolean): unknown {
    return repeat(
      comments,
      ({ id }) => id,
      (comment) => this.#comment(comment, canReply),
    );
  }

  #comment(comment: Comment, canReply: boolean): TemplateResult {
    const { author, at, isEdited, replies = [], text } = comment;
    const { me, people, timeZone } = this.#says;
    const formats = formatsOf(this.#host.locale, timeZone);
    const open = this.#open?.comment.id === comment.id ? this.#open : null;
    const isMine = author.id === me;
    const act = (event: Event) => this.#acts(event.currentTarget as HTMLElement, comment, canReply);
    return html`<li>
      ${avatar(author.label, isMine, { isNamed: true, size: "medium" })}
      <div class="grow">
        <header><b>${author.label}</b><time class="meta" datetime=${at}>${formats.dateTime(at)}</time>
          ${isEdited ? html`<span class="meta">${this.#t("timeline.edited")}</span>` : nothing}
          ${isMine || canReply ? button({ label: this.#t("timeline.acts", { name: author.label }), icon: MORE, iconOnly: true, kind: "plain", small: true, opens: "menu", act }) : nothing}
        </header>
        ${open?.how === "edit" ? this.#other.render() : html`<p class="said">${said(text, people)}</p>`}
        ${replies.length ? html`<ol>${this.#list(replies, false)}</ol>` : nothing}
        ${open?.how === "reply" ? this.#other.render() : nothing}
      </div>
    </li>`;
  }

  #acts(anchor: HTMLElement, comment: Comment, canReply: boolean): void {
    const isMine = comment.author.id === this.#says.me;
    const items = [
      ...(canReply ? [{ id: "reply", label: this.#t("timeline.reply") }] : []),
      ...(isMine ? [{ id: "edit", label: this.#t("timeline.edit") }] : []),
      ...(isMine ? [{ id: "delete", label: this.#t("timeline.delete") }] : []),
    ];
    const label = this.#t("timeline.acts", { name: comment.author.label });
    this.#menu.open(anchor, {
      ...{ label, groups: [{ items }] },
      choose: (id) => {
        if (id === "delete") void this.#remove(comment);
        else this.#begin(comment, id === "edit" ? "edit" : "reply");
      },
    });
  }

  #begin(comment: Comment, how: "edit" | "reply"): void {
    this.#open = { comment, how };
    this.#isNew = true;
    if (how === "edit") this.#other.texts.set(`edit ${comment.id}`, comment.text);
    this.#host.requestUpdate();
  }

  /** What was typed for one comment is kept for it, also while another one is answered. */
  #titled() {
    const { comment, how } = this.#open ?? {};
    const isEdit = how === "edit";
    const label = isEdit
      ? this.#t("timeline.comment.edit")
      : this.#t("timeline.comment.reply", { name: comment?.author.label ?? "" });
    const send = this.#t(isEdit ? "timeline.save" : "timeline.reply");
    return { label, kinds: [{ id: `${how} ${comment?.id}`, label, placeholder: this.#says.placeholder, send }] };
  }

  async #sent(written: Written): Promise<void> {
    if (!this.#open) return;
    const { comment, how } = this.#open;
    await (how === "edit" ? this.#says.edit(comment, written) : this.#says.write(written, comment));
    this.#close();
  }

  #close(): void {
    this.#open = null;
    this.#host.requestUpdate();
  }

  async #remove(comment: Comment): Promise<void> {
    await this.#says.remove(comment);
    const act = () => void this.#says.restore(comment);
    this.#toasts.show({ text: this.#t("timeline.deleted"), undo: { label: this.#t("timeline.undo"), act } });
  }

  #t(key: keyof typeof words, params: Readonly<Record<string, string>> = {}): string {
    return this.#host.say(words, key, params);
  }
}

const said = (text: string, people: readonly Mentioned[]): unknown =>
  pieces(text, people).map((piece) =>
    piece.isMention ? html`<span class="mention">${piece.text}</span>` : piece.text,
  );
