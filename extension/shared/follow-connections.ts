import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { connections } from "./connection.ts";
import { type ShownConnection, shownConnection } from "./shown-connection.ts";
import { storedSignal } from "./stored-signal.ts";

const askMs = 10_000;
const lookMs = 2_000;

/**
 * The connections with all rooms, by room, as a signal, for as long as the page lives. Their proof is asked for while a
 * page looks, and only then: an idle browser need not wake its service worker to store one.
 *
 * @param ask has the connections reported once more
 */
export const followConnections = async (
  ask: () => unknown,
): Promise<ReadonlySignal<Record<string, ShownConnection>>> => {
  const stored = await storedSignal(connections);
  const looks = signal(0);
  ask();
  setInterval(ask, askMs);
  setInterval(() => {
    looks.value += 1;
  }, lookMs);
  return computed(() => {
    looks.value; // A proof grows old although nothing is stored.
    const now = Date.now();
    return Object.fromEntries(
      Object.entries(stored.value).map(([room, each]) => [room, shownConnection(each, now)]),
    );
  });
};
