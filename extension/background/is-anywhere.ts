import { connections } from "../shared/connection.ts";

/** Whether this browser is to be in any room now, and so has an offscreen document that could be told something. */
export const isAnywhere = async (): Promise<boolean> =>
  Object.values(await connections.get()).some(({ state }) => state !== "paused");
