import { rooms } from "../rooms/rooms.ts";
import { connections } from "../store/values.ts";
import { stayConnected } from "./stay-connected.ts";

/** Connects anew where there is no connection, whatever it has come to. */
export const tryAgain = async (): Promise<void> => {
  await stayConnected();
  rooms().tryAgain();
};

/**
 * Connects anew after a problem that Pingroom does not retry by itself. For when a service has just let this device in: one
 * that it has forgotten and takes once more with the same key asks for nothing new, so that nothing else begins it.
 */
export const tryAgainIfGivenUp = async (): Promise<void> => {
  const all = Object.values(connections.get());
  if (all.some((each) => each.state === "disconnected" && !each.retry)) await tryAgain();
};
