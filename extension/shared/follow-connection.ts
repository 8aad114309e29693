import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { connection } from "./connection.ts";
import { type ShownConnection, shownConnection } from "./shown-connection.ts";
import { storedSignal } from "./stored-signal.ts";

const askMs = 10_000;
const lookMs = 2_000;

/**
 * The connection as a signal, for as long as the page lives. Its proof is asked for while a page looks, and only then: an
 * idle browser need not wake its service worker to store one.
 *
 * @param ask has the connection reported once more
 */
export const followConnection = async (ask: () => unknown): Promise<ReadonlySignal<ShownConnection>> => {
  const stored = await storedSignal(connection);
  const looks = signal(0);
  ask();
  setInterval(ask, askMs);
  setInterval(() => {
    looks.value += 1;
  }, lookMs);
  const shown = computed(() => {
    looks.value; // A proof grows old although nothing is stored.
    return shownConnection(stored.value, Date.now());
  });
  return shown;
};
