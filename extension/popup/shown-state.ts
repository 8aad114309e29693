import type { ReadonlySignal } from "@preact/signals";
import type { SentPing } from "../shared/ping.ts";
import { lagging } from "./lagging.ts";
import { type StoredState, storedState } from "./stored-state.ts";

// The offscreen document runs in the same thread as this page and is told of a ping right after that is stored: it sends it
// first, and the picture follows two frames later.
const outboxLagMs = 30;

/** What the popup shows. */
export type ShownState = StoredState & {
  /** The outbox for drawing, a moment behind the one that decides. */
  readonly drawnOutbox: ReadonlySignal<SentPing[]>;
};

/** Reads it. */
export const shownState = async (): Promise<ShownState> => {
  const stored = await storedState();
  return { ...stored, drawnOutbox: lagging(stored.outbox, outboxLagMs) };
};
