import { connectionIn, participantsOf } from "../../shared/connection.ts";
import { toldRoom } from "../../shared/in-room.ts";
import { ownPerson } from "../../shared/own-person.ts";
import { isSetUp } from "../../shared/settings.ts";
import { everybody, toldApart } from "../../shared/told-apart.ts";
import { connections, enrolment, knownTeammates, settings } from "../store/values.ts";
import { type Roster, rosterOf } from "./roster-of.ts";

/**
 * Those who can be pinged by name now, see `rosterOf`; null before the first run is done.
 *
 * @param wanted where; in the default room if left out
 */
export const roster = (wanted?: string): Roster | null => {
  const [all, set, enrolled, known] = [
    connections.get(),
    settings.get(),
    enrolment.get(),
    knownTeammates.get(),
  ];
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
