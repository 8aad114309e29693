import { connectionIn, connections, participantsOf } from "../../shared/connection.ts";
import { enrolment } from "../../shared/enrolment.ts";
import { toldRoom } from "../../shared/in-room.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { ownPerson } from "../../shared/own-person.ts";
import { isSetUp, settings } from "../../shared/settings.ts";
import { everybody, toldApart } from "../../shared/told-apart.ts";
import { type Roster, rosterOf } from "./roster-of.ts";

/**
 * Those who can be pinged by name now, see `rosterOf`; null before the first run is done.
 *
 * @param wanted where; in the default room if left out
 */
export const roster = async (wanted?: string): Promise<Roster | null> => {
  const [all, set, enrolled, known] = await Promise.all([
    connections.get(),
    settings.get(),
    enrolment.get(),
    knownTeammates.get(),
  ]);
  if (!isSetUp(set)) return null;
  const room = wanted ?? set.room;
  const current = connectionIn(all, room);
  const participants = participantsOf(current);
  const presences = "presences" in current ? current.presences : [];
  const people = rosterOf(
    { own: ownPerson(current, set, enrolled), participants, known, room },
    presences,
    toldApart(everybody(all, known, [], [])),
  );
  return { people, room: toldRoom(set, room), isIn: "participants" in current };
};
