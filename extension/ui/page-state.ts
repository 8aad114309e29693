import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { WatchedName } from "../core/api.ts";
import type { Connection } from "../shared/connection-schema.ts";
import { type ShownConnection, shownConnection } from "../shared/connections.ts";
import { ask, type WatchedSignals, watched } from "./core.ts";

/**
 * Has a page watch what the core tells. Until that is there, the page shows the frame in its HTML; where the core cannot be opened,
 * it says so.
 *
 * @param root what the page is drawn in; empty as this resolves
 * @returns never where the core cannot be opened, since the page begins anew once it is there
 */
export const openPage = async <Name extends WatchedName>(
  root: Element,
  ...names: Name[]
): Promise<WatchedSignals<Name>> => {
  const opened = await watched(...names).catch(async (error: unknown) => {
    const { showNoCore } = await import("./no-core.tsx");
    return () => showNoCore(root, error);
  });
  root.replaceChildren();
  root.removeAttribute("aria-busy");
  if (typeof opened !== "function") return opened;
  await opened();
  return new Promise(() => {});
};

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
