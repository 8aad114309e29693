import { effect, type ReadonlySignal } from "@preact/signals";
import type { ReceivedPing } from "../shared/ping-schema.ts";
import { ask } from "./core.ts";

// Who has touched nothing for so long may not be there; the browser tells no shorter time than a quarter of this.
const awayAfterSeconds = 60;

const isSomebodyThere = async (): Promise<boolean> =>
  (await chrome.idle.queryState(awayAfterSeconds)) === "active";

/**
 * Has what nobody has seen marked as seen, for as long as the page lives: while it is in front and somebody is there. To whoever
 * comes back it counts as seen with the first thing that they do.
 *
 * @param isInFront whether the page is what somebody would look at
 */
export const markSeenWhileRead = (
  inbox: ReadonlySignal<readonly ReceivedPing[]>,
  isInFront: () => boolean = () => true,
): void => {
  const isNews = () => isInFront() && inbox.value.some(({ seenAt }) => seenAt === undefined);
  const mark = (): void => {
    if (isNews()) ask("markAllSeen").catch((error) => console.warn("marking as seen", error));
  };
  effect(() => {
    if (!isNews()) return;
    isSomebodyThere()
      .then((isThere) => isThere && mark())
      .catch((error) => console.warn("asking whether somebody is there", error));
  });
  for (const done of ["pointermove", "pointerdown", "keydown", "wheel"])
    addEventListener(done, mark, { passive: true });
};
