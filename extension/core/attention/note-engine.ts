import type { Connection } from "../../shared/connection.ts";
import { knownEngine } from "../../shared/known-engine.ts";
import { settings } from "../../shared/settings.ts";
import { withEngine } from "./with-engine.ts";

/** Remembers what a connection tells of the service's rooms, for the time when there is none. */
export const noteEngine = async (connection: Connection): Promise<void> => {
  const { serviceUrl } = await settings.get();
  await knownEngine.update((known) => withEngine(known, connection, serviceUrl, Date.now()));
};
