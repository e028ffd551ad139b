import type { Ref } from "@nexus-os/contracts";
import { css, html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { numbersOf } from "../format/numbers.ts";
import { FILE, icon, REFRESH, UPLOAD, X } from "../parts/icon.ts";
import { progress, progressStyles } from "../parts/progress.ts";
import { type FieldSays, factsOf, field, idOf } from "./field.ts";
import { words } from "./words.ts";

/** Sends a file and gives what it is kept as. It tells how far it is, as a share of one. */
export type Upload = (
  file: File,
  how: { readonly progress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<Ref>;

/** What the field of a file says. */
export interface FileSays extends FieldSays<readonly Ref[]> {
  readonly many?: boolean;
  /** What a file may be, as HTML's `accept` says it: `image/*,.pdf`. */
  readonly accept?: string;
  /** How many bytes a file may have. */
  readonly most?: number;
  readonly upload: Upload;
}

/** A file that is not there yet. */
interface Sending {
  readonly file: File;
  readonly control: AbortController;
  share: number;
  wrong: string | null;
  /** It would be refused again: it cannot be sent once more. */
  readonly isRefused: boolean;
}

/** How the field of a file looks. */
export const fileFieldStyles = css`
  ${progressStyles}
  .drop { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); padding: var(--n-space-3); border: 1px dashed var(--n-border-control); border-radius: var(--n-radius-control); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .drop.over { background: var(--n-accent-soft); border-color: var(--n-accent-border); }
  .files { display: grid; gap: var(--n-space-1); margin-block-start: var(--n-space-2); }
  .files li { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .files .icon { color: var(--n-text-quiet); }
  .files .wrong { color: var(--n-negative-text); }
  .files .progress { flex: none; inline-size: 96px; }
`;

function fits(file: File, accept: string): boolean {
  const name = file.name.toLowerCase();
  return accept.split(",").some((given) => {
    const kind = given.trim().toLowerCase();
    if (kind.startsWith(".")) return name.endsWith(kind);
    return kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A number of bytes in the unit that fits. */
function sizeText(bytes: number, locale: string): string {
  const at = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = UNITS[at] ?? "byte";
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return numbersOf(locale, options).format(bytes / 1000 ** at);
}

/** Files: chosen, dropped or pasted. Each says how far it is; what is refused or fails says why, and harms no other. */
export class FileField implements ReactiveController {
  readonly #host: PartHost;
  #says: FileSays | null = null;
  #sending: readonly Sending[] = [];
  #told = "";
  #isOver = false;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const { control } of this.#sending) control.abort();
    this.#sending = [];
  }

  /** Whether something is still on its way. */
  get isBusy(): boolean {
    return this.#sending.some(({ wrong }) => wrong === null);
  }

  render(says: FileSays): TemplateResult {
    this.#says = says;
    const { many, value, readOnly, disabled, accept, most } = says;
    const { id, describedBy, invalid } = factsOf(says);
    const isStill = readOnly || disabled || (!many && (value.length > 0 || this.#sending.length > 0));
    const rows = [...value.map((ref) => this.#kept(ref)), ...this.#sending.map((each) => this.#underway(each))];
    const limit = most === undefined ? nothing : this.#host.say(words, "fields.file.most", { most: this.#size(most) });
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      this.#take([...(input.files ?? [])]);
      input.value = "";
    };
    return field(
      says,
      html`<div
          class="drop ${this.#isOver ? "over" : ""}"
          ?hidden=${isStill}
          @dragover=${this.#over}
          @dragleave=${() => this.#mark(false)}
          @drop=${this.#dropped}
          @paste=${this.#pasted}
        >
          <label class="btn"
            >${icon(UPLOAD)}${this.#host.say(words, many ? "fields.file.choose.many" : "fields.file.choose")}<input
              class="unseen"
              id=${id}
              type="file"
              ?multiple=${many}
              accept=${accept ?? nothing}
              aria-label=${says.label}
              aria-invalid=${invalid}
              aria-describedby=${describedBy}
              @change=${choose}
          /></label>
          <span class="quiet">${this.#host.say(words, "fields.file.drop")} ${limit}</span>
        </div>
        ${rows.length ? html`<ul class="files">${rows}</ul>` : nothing}<span class="unseen" role="status">${this.#told}</span>`,
      { bare: true },
    );
  }

  #kept(ref: Ref): TemplateResult {
    const says = this.#says;
    const remove = () => {
      says?.change(says.value.filter(({ id }) => id !== ref.id));
      this.#gone(ref.name);
    };
    return html`<li>${icon(FILE)}<span class="grow cut">${ref.name}</span>${says?.readOnly ? nothing : this.#off(ref.name, remove)}</li>`;
  }

  #underway(each: Sending): TemplateResult {
    const { file, share, wrong, isRefused } = each;
    const leave = () => {
      each.control.abort();
      this.#drop(each);
      this.#gone(file.name);
    };
    const again = this.#host.say(words, "fields.file.again", { name: file.name });
    return html`<li>
      ${icon(FILE)}<span class="grow"><span class="cut">${file.name}</span> <span class="meta">${this.#size(file.size)}</span>${
        wrong ? html`<span class="wrong" role="alert"> ${wrong}</span>` : nothing
      }</span>
      ${wrong ? nothing : progress({ label: this.#host.say(words, "fields.file.sending", { name: file.name }), share, isNamed: true })}
      ${wrong && !isRefused ? html`<button class="btn plain only s" type="button" title=${again} aria-label=${again} @click=${() => this.#again(each)}>${icon(REFRESH)}</button>` : nothing}
      ${this.#off(file.name, leave)}
    </li>`;
  }

  #off(name: string, act: () => void): TemplateResult {
    const label = this.#host.say(words, "fields.remove", { name });
    return html`<button class="btn plain only s" type="button" title=${label} aria-label=${label} @click=${act}>${icon(X)}</button>`;
  }

  /** What had the focus is gone with its file: the field takes it, and says so. */
  #gone(name: string): void {
    const id = this.#says && idOf(this.#says.key);
    this.#told = this.#host.say(words, "fields.removed", { name });
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id ?? "")}`)?.focus(),
    );
  }

  #size(bytes: number): string {
    return sizeText(bytes, this.#host.locale);
  }

  #again(each: Sending): void {
    this.#drop(each);
    this.#take([each.file]);
  }

  #take(files: readonly File[]): void {
    const says = this.#says;
    if (!says) return;
    for (const file of says.many ? files : files.slice(0, 1)) {
      const wrong = this.#refused(file, says);
      const each: Sending = { file, control: new AbortController(), share: 0, wrong, isRefused: wrong !== null };
      this.#sending = [...this.#sending, each];
      if (wrong === null) void this.#send(each, says.upload);
    }
    this.#host.requestUpdate();
  }

  #refused(file: File, { accept, most }: FileSays): string | null {
    const { name, size } = file;
    if (most !== undefined && size > most) {
      return this.#host.say(words, "fields.file.large", { name, most: this.#size(most) });
    }
    return accept && !fits(file, accept) ? this.#host.say(words, "fields.file.kind", { name }) : null;
  }

  async #send(each: Sending, upload: Upload): Promise<void> {
    const { file, control } = each;
    const progressed = (share: number): void => {
      each.share = share;
      this.#host.requestUpdate();
    };
    try {
      const ref = await upload(file, { progress: progressed, signal: control.signal });
      if (control.signal.aborted) return;
      this.#drop(each);
      this.#told = this.#host.say(words, "fields.file.sent", { name: file.name });
      const says = this.#says;
      says?.change(says.many ? [...says.value, ref] : [ref]);
    } catch {
      // What went wrong stands beside the file, with the way to send it once more.
      if (control.signal.aborted) return;
      each.wrong = this.#host.say(words, "fields.file.failed", { name: file.name });
    }
    this.#host.requestUpdate();
  }

  #drop(each: Sending): void {
    this.#sending = this.#sending.filter((other) => other !== each);
    this.#host.requestUpdate();
  }

  #mark(isOver: boolean): void {
    if (this.#isOver === isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }

  readonly #over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#mark(true);
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.#mark(false);
    this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}
