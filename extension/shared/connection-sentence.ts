import type { ShownConnection } from "./shown-connection.ts";
import { say } from "./words/say.ts";

/** The connection in a few words. */
export const connectionSentence = (connection: ShownConnection): string => {
  switch (connection.state) {
    case "connecting":
      return say("shared_connecting");
    case "connected":
      return say("shared_connected");
    case "checking":
      return say("shared_checking");
    case "reconnecting":
      return say("shared_reconnecting");
    case "disconnected":
      return say("shared_not_connected");
    case "paused":
      return say("shared_paused");
  }
};
