import { offscreen } from "../../offscreen/api.ts";
import { connections } from "../../shared/connection.ts";
import { hasLeft } from "./has-left.ts";
import { stayConnected } from "./stay-connected.ts";

/** Connects anew where there is no connection, whatever it has come to. */
export const tryAgain = async (): Promise<void> => {
  await stayConnected();
  if (!(await hasLeft())) await offscreen.sendMessage("rejoin", undefined);
};

/**
 * Connects anew after a problem that Pingroom does not retry by itself. For when a service has just let this device in: one
 * that it has forgotten and takes once more with the same key asks for nothing new, so that nothing else begins it.
 */
export const tryAgainIfGivenUp = async (): Promise<void> => {
  const all = Object.values(await connections.get());
  if (all.some((each) => each.state === "disconnected" && !each.retry)) await tryAgain();
};
