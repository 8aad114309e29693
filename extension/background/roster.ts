import { connectionIn, connections, participantsOf } from "../shared/connection.ts";
import { toldRoom } from "../shared/in-room.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { ownName } from "../shared/own-name.ts";
import { isSetUp, settings } from "../shared/settings.ts";
import { type Roster, rosterOf } from "./ways/roster-of.ts";

/**
 * Those who can be pinged by name now, see `rosterOf`; null before the first run is done.
 *
 * @param wanted where; in the default room if left out
 */
export const roster = async (wanted?: string): Promise<Roster | null> => {
  const [all, set, known] = await Promise.all([connections.get(), settings.get(), knownTeammates.get()]);
  if (!isSetUp(set)) return null;
  const room = wanted ?? set.room;
  const current = connectionIn(all, room);
  const participants = participantsOf(current);
  const presences = "presences" in current ? current.presences : [];
  const people = rosterOf({ ownName: ownName(current, set), participants, known, room }, presences);
  return { people, room: toldRoom(set, room), isIn: "participants" in current };
};
