import type { Connection } from "../../shared/connection-schema.ts";
import { participantsOf } from "../../shared/connections.ts";
import { timesNow } from "../clock/times-now.ts";
import { recordPeopleLeftOut } from "../inbox/storing-trouble.ts";
import { updateKnownTeammates } from "../people/update-known-teammates.ts";
import { connections, knownTeammates } from "../store/values.ts";

/**
 * Stores how one room stands now, and remembers whom it showed. What comes late of a room that was left, or is paused, is
 * not stored: which rooms there are is not the offscreen document's to say.
 */
export const recordConnection = async ({
  room,
  connection,
}: {
  room: string;
  connection: Connection;
}): Promise<void> => {
  let last: Connection | undefined;
  await connections.update((all) => {
    const known = Object.hasOwn(all, room) ? all[room] : undefined;
    last = known?.state === "paused" ? undefined : known;
    return last === undefined ? all : { ...all, [room]: connection };
  });
  if (last === undefined) return;
  const sighting = {
    before: participantsOf(last),
    present: participantsOf(connection),
    room,
    now: timesNow().likely,
  };
  let isCrowded = false;
  await knownTeammates.update((known) => {
    const seen = updateKnownTeammates(known, sighting);
    isCrowded = seen.isCrowded;
    return seen.known;
  });
  if (isCrowded) await recordPeopleLeftOut();
};
