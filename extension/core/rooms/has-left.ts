import { connections } from "../../shared/connection.ts";

/** Whether the rooms were left on purpose, so that there is no offscreen document that could be told anything. */
export const hasLeft = async (): Promise<boolean> =>
  Object.values(await connections.get()).some(({ state }) => state === "paused");
