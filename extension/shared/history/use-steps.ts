import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";

const pauseMs = 16;

/**
 * How much of a long list to show, so that its first part is there at once and no part of it holds up whoever types or
 * scrolls: it grows step by step until all is shown.
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
    const timer = setTimeout(() => {
      shown.value += step;
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [shown.value, isPart, shown, step]);
  return Math.min(shown.value, total);
};
