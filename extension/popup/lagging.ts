import { effect, type ReadonlySignal, signal } from "@preact/signals";

/**
 * A signal that follows another one after a while, for what takes time to draw; values come in the order in which they came
 * there.
 *
 * @param ms milliseconds
 */
export const lagging = <T>(source: ReadonlySignal<T>, ms: number): ReadonlySignal<T> => {
  const following = signal(source.peek());
  effect(() => {
    const { value } = source;
    setTimeout(() => {
      following.value = value;
    }, ms);
  });
  return following;
};
