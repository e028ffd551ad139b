// One for the whole page: charts that changed since the last frame are drawn together in the next one, however often and in
// however many elements. A chart that draws by a timer of its own makes the page lay itself out once more for each.
const waiting = new Set<() => void>();

function draw(): void {
  const all = [...waiting];
  waiting.clear();
  for (const one of all) {
    try {
      one();
    } catch (error) {
      // The others are drawn all the same.
      reportError(error);
    }
  }
}

/** Draws in the next frame, once, whoever asks again until then. */
export function inNextFrame(one: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(draw);
  waiting.add(one);
}

/** Draws no more. */
export function forget(one: () => void): void {
  waiting.delete(one);
}
