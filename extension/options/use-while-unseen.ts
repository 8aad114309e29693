import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * A value that changes only while its place on the page is out of sight, so that nothing jumps under somebody's eyes or hand.
 * What lies further down stays where it is: the browser scrolls along with what changes above the window.
 *
 * @param wanted what it is from the start, and becomes once nobody sees the place
 * @param place what is looked at; it has a height of its own even while it is empty
 */
export const useWhileUnseen = <Value>(wanted: Value, place: RefObject<Element | null>): Value => {
  const shown = useSignal(wanted);
  useEffect(() => {
    if (!place.current || shown.peek() === wanted) return;
    const watcher = new IntersectionObserver((seen) => {
      if (seen.at(-1)?.isIntersecting) return;
      shown.value = wanted;
      watcher.disconnect();
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [wanted, place, shown]);
  return shown.value;
};
