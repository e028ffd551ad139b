/** From where on letting go closes: pixels, or pixels in a millisecond. */
const FAR = 120;
const FAST = 0.6;
const PHONE = "(max-width: 720px)";

/** Pulls a sheet of a phone down with the finger. Whatever is done so, the close button and Escape do as well. */
export class Drag {
  readonly #close: (dialog: HTMLDialogElement) => void;

  constructor(close: (dialog: HTMLDialogElement) => void) {
    this.#close = close;
  }

  readonly begin = (event: PointerEvent): void => {
    const head = event.currentTarget as HTMLElement;
    const dialog = head.closest("dialog");
    if (!dialog || !matchMedia(PHONE).matches || (event.target as Element).closest("button, a")) return;
    const { clientY: from, timeStamp: began } = event;
    head.setPointerCapture(event.pointerId);
    const move = ({ clientY }: PointerEvent): void =>
      dialog.style.setProperty("translate", `0 ${Math.max(0, clientY - from)}px`);
    const end = ({ type, clientY, timeStamp }: PointerEvent): void => {
      head.removeEventListener("pointermove", move);
      head.removeEventListener("pointerup", end);
      head.removeEventListener("pointercancel", end);
      dialog.style.removeProperty("translate");
      const way = clientY - from;
      const isFast = way > 24 && way / Math.max(1, timeStamp - began) > FAST;
      if (type === "pointerup" && (way > FAR || isFast)) this.#close(dialog);
    };
    head.addEventListener("pointermove", move);
    head.addEventListener("pointerup", end);
    head.addEventListener("pointercancel", end);
  };
}
