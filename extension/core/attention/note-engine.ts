import type { Connection } from "../../shared/connection.ts";
import { knownEngine, settings } from "../store/values.ts";

import { withEngine } from "./with-engine.ts";

/** Remembers what a connection tells of the service's rooms, for the time when there is none. */
export const noteEngine = async (connection: Connection): Promise<void> => {
  const { serviceUrl } = settings.get();
  await knownEngine.update((known) => withEngine(known, connection, serviceUrl, Date.now()));
};
