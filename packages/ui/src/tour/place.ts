/** A piece of the window, in CSS pixels from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const EDGE = 8;

const within = (wanted: number, size: number, room: number): number =>
  Math.max(EDGE, Math.min(wanted, room - size - EDGE));

/** Where a card stands: below what it tells about, above it where there is more room, in the middle of a window without it. */
export function placeOf(
  at: Box | null,
  card: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
  isRtl: boolean,
): { readonly left: number; readonly top: number } {
  if (!at) return { left: (room.width - card.width) / 2, top: (room.height - card.height) / 2 };
  const below = at.top + at.height + GAP;
  const above = at.top - GAP - card.height;
  const top = below + card.height <= room.height - EDGE || above < EDGE ? below : above;
  const left = isRtl ? at.left + at.width - card.width : at.left;
  return { left: within(left, card.width, room.width), top: within(top, card.height, room.height) };
}
