import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Connection } from "../shared/connection-schema.ts";
import { type ShownConnection, shownConnection } from "../shared/connections.ts";
import { ask } from "./core.ts";

const askMs = 10_000;
const lookMs = 2_000;

/**
 * The connections as they may be shown, by room, for as long as the page lives. The core proves them anew while a page asks for it,
 * and in an idle browser it need not.
 *
 * @param told as the core tells them
 */
export const shownConnections = (
  told: ReadonlySignal<Record<string, Connection>>,
): ReadonlySignal<Record<string, ShownConnection>> => {
  const looks = signal(0);
  const askForProof = () => {
    ask("stayConnected").catch((error: unknown) => console.warn("staying connected", error));
  };
  askForProof();
  setInterval(askForProof, askMs);
  setInterval(() => {
    looks.value += 1;
  }, lookMs);
  const shown = (): Record<string, ShownConnection> => {
    const now = Date.now();
    const all = Object.entries(told.value);
    return Object.fromEntries(all.map(([room, each]) => [room, shownConnection(each, now)]));
  };
  // A proof grows old although nothing is told; while none does, a look is no change.
  const states = computed(() => {
    looks.value;
    return JSON.stringify(Object.values(shown()).map(({ state }) => state));
  });
  return computed(() => {
    states.value;
    return shown();
  });
};
