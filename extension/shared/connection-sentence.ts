import type { ShownConnection } from "./shown-connection.ts";

/** The connection in a few words. */
export const connectionSentence = (connection: ShownConnection): string => {
  switch (connection.state) {
    case "not-set-up":
      return "Not set up";
    case "connecting":
      return "Connecting…";
    case "connected":
      return "Connected";
    case "checking":
      return "Checking…";
    case "reconnecting":
      return "Reconnecting…";
    case "disconnected":
      return "Not connected";
  }
};
