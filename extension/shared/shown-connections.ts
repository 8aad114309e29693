import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Connection } from "./connection.ts";
import { type ShownConnection, shownConnection } from "./shown-connection.ts";

const askMs = 10_000;
const lookMs = 2_000;

/**
 * The connections as they may be shown, by room, for as long as the page lives. Their proof is asked for while a page looks,
 * and only then: an idle browser need not wake its service worker to store one.
 *
 * @param stored as the background stores them
 * @param ask has the connections reported once more
 */
export const shownConnections = (
  stored: ReadonlySignal<Record<string, Connection>>,
  ask: () => unknown,
): ReadonlySignal<Record<string, ShownConnection>> => {
  const looks = signal(0);
  ask();
  setInterval(ask, askMs);
  setInterval(() => {
    looks.value += 1;
  }, lookMs);
  const shown = (): Record<string, ShownConnection> => {
    const now = Date.now();
    const all = Object.entries(stored.value);
    return Object.fromEntries(all.map(([room, each]) => [room, shownConnection(each, now)]));
  };
  // A proof grows old although nothing is stored; while none does, a look is no change.
  const states = computed(() => {
    looks.value;
    return JSON.stringify(Object.values(shown()).map(({ state }) => state));
  });
  return computed(() => {
    states.value;
    return shown();
  });
};
