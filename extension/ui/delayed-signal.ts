import { effect, type ReadonlySignal, signal } from "@preact/signals";

// Chromium runs the core's document and the extension's pages on one thread. Drawn at once, a list would be in the way of the ping
// that has just been put into it: with the popup open it left twice as late (measured in Chromium 156).
const delayMs = 30;

/** Resolves when the core has had its turn: a page asks it first, and draws what follows from that after this. */
export const drawingPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

/** A signal that follows another one a moment later, for what takes time to draw. */
export const delayedSignal = <T>(source: ReadonlySignal<T>): ReadonlySignal<T> => {
  const following = signal(source.peek());
  let isWaiting = false;
  effect(() => {
    source.value;
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      following.value = source.peek();
    }, delayMs);
  });
  return following;
};
