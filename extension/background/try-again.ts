import { offscreen } from "../offscreen/api.ts";
import { connection } from "../shared/connection.ts";
import { stayConnected } from "./stay-connected.ts";

/** Connects anew, whatever the connection has come to. */
export const tryAgain = async (): Promise<void> => {
  await stayConnected();
  await offscreen.sendMessage("rejoin", undefined);
};

/**
 * Connects anew after a problem that Pingroom does not retry by itself. For when a service has just let this device in: one
 * that it has forgotten and takes once more with the same key asks for nothing new, so that nothing else begins it.
 */
export const tryAgainIfGivenUp = async (): Promise<void> => {
  const current = await connection.get();
  if (current.state === "disconnected" && !current.retry) await tryAgain();
};
