import { connectionIn, connections, participantsOf } from "../shared/connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { ownName } from "../shared/own-name.ts";
import { isSetUp, settings } from "../shared/settings.ts";
import { type Reachable, rosterOf } from "./ways/roster-of.ts";

/** Those in the default room who can be pinged by name now, see `rosterOf`; null before the first run is done. */
export const roster = async (): Promise<Reachable[] | null> => {
  const [all, set, known] = await Promise.all([connections.get(), settings.get(), knownTeammates.get()]);
  if (!isSetUp(set)) return null;
  const current = connectionIn(all, set.room);
  const participants = participantsOf(current);
  return rosterOf({ ownName: ownName(current, set), participants, known, room: set.room });
};
