import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

// However busy the page is, the list goes on growing.
const patienceMs = 200;

/**
 * How much of a long list to show, so that its first part is there at once and no part of it holds up whoever types or
 * scrolls: it grows step by step, whenever there is nothing else to do, until all is shown.
 *
 * @param total how long the list is
 * @param step how much is shown at first, and comes with each step
 * @param of what is listed: it begins anew with another list
 */
export const useSteps = (total: number, step: number, of = ""): number => {
  const shown = useMemo(() => signal(step), [of, step]);
  const isPart = shown.value < total;
  useEffect(() => {
    if (!isPart) return;
    const grow = () => {
      shown.value += step;
    };
    const waiting = requestIdleCallback(grow, { timeout: patienceMs });
    return () => cancelIdleCallback(waiting);
  }, [shown.value, isPart, shown, step]);
  return Math.min(shown.value, total);
};
