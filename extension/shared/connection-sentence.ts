import type { Connection } from "./connection.ts";

/** The connection in a few words. */
export const connectionSentence = (connection: Connection): string => {
  switch (connection.state) {
    case "not-set-up":
      return "Not set up";
    case "connecting":
      return "Connecting…";
    case "connected":
      return "Connected";
    case "reconnecting":
      return "Reconnecting…";
    case "disconnected":
      return "Not connected";
  }
};
