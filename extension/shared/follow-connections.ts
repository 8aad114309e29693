import type { ReadonlySignal } from "@preact/signals";
import { connections } from "./connection.ts";
import type { ShownConnection } from "./shown-connection.ts";
import { shownConnections } from "./shown-connections.ts";
import { storedSignal } from "./stored-signal.ts";

/**
 * The connections with all rooms, by room, as a signal that follows them.
 *
 * @param ask has the connections reported once more
 */
export const followConnections = async (
  ask: () => unknown,
): Promise<ReadonlySignal<Record<string, ShownConnection>>> =>
  shownConnections(await storedSignal(connections), ask);
