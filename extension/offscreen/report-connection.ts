import { background } from "../background/api.ts";
import type { Connection } from "../shared/connection.ts";
import { tellBackground } from "./tell-background.ts";

/** Makes what tells the background of each change in order; what changed again meanwhile is skipped. */
export const reportConnection = (): ((connection: Connection) => void) => {
  let latest: Connection | undefined;
  let telling = false;

  return async (connection) => {
    latest = connection;
    if (telling) return;
    telling = true;
    try {
      while (latest) {
        const next: Connection = latest;
        latest = undefined;
        await tellBackground(() => background.sendMessage("connectionChanged", next));
      }
    } catch (error) {
      console.error("telling the background of the connection", error);
    } finally {
      telling = false;
    }
  };
};
