import { type ReadonlySignal, signal } from "@preact/signals";
import { startOfDay } from "../shared/words/times.ts";

const lookMs = 20_000;

/** Whether somebody looks at the page, and since when. */
export interface Attention {
  /** Whether the page is in front, and its window too: what comes now is read. */
  isReading: ReadonlySignal<boolean>;
  /** When the page last came into view, milliseconds since 1970. */
  openedAt: ReadonlySignal<number>;
  /** When the present day began, milliseconds since 1970. */
  today: ReadonlySignal<number>;
}

const readsNow = (): boolean => document.visibilityState === "visible" && document.hasFocus();

/** Follows it for as long as the page lives, which may be days. */
export const followAttention = (): Attention => {
  const isReading = signal(readsNow());
  const openedAt = signal(Date.now());
  const today = signal(startOfDay(Date.now()));
  const look = () => {
    isReading.value = readsNow();
    today.value = startOfDay(Date.now());
  };
  for (const event of ["focus", "blur"]) addEventListener(event, look);
  document.addEventListener("visibilitychange", () => {
    // What was read before is no longer new, and nobody sees it move.
    if (document.visibilityState === "hidden") openedAt.value = Date.now();
    look();
  });
  setInterval(look, lookMs);
  return { isReading, openedAt, today };
};
