import type { Relay, RelayListener } from "../../../token-service/embedded-rooms/relay/relay.ts";
import { sdp } from "./session-description.ts";

/** Never thrown: a stand-in always starts. */
export class RelayError extends Error {}

/**
 * Stands in for the relay in a service whose people have no browser: answers each offer at once, and connects nobody. What it costs
 * to signal is measured then, and not what it costs to agree on keys.
 */
export const startRelay = async (): Promise<Relay> => {
  const listeners = new Set<RelayListener>();
  return {
    isUp: () => true,
    send: (command) => {
      if (command.type !== "answer" && command.type !== "offer") return;
      const { connection, type } = command;
      // Not before the service has done what it sent this for, as with a process.
      setImmediate(() => {
        for (const { told } of listeners) told({ type: "described", connection, description: { type, sdp } });
      });
    },
    announce: () => {},
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {},
  };
};
