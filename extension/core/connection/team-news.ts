import type { Connection } from "../../shared/connection-schema.ts";
import { participantsOf } from "../../shared/connections.ts";
import { personKey, printOf } from "../../shared/identity.ts";
import { timesNow } from "../clock/times-now.ts";
import { recordPeopleLeftOut } from "../inbox/storing-trouble.ts";
import { expireRemoved } from "../outbox/expire-pings.ts";
import { updateKnownTeammates } from "../people/update-known-teammates.ts";
import { connections, knownTeammates, newDevices, outbox, removedPeople } from "../store/values.ts";
import { recordChange } from "../timeline/timeline.ts";

/**
 * Stores how one room stands now, and remembers whom it showed. What comes late of a room that was left, or is paused, is
 * not stored: the plan alone says which rooms there are, see `plannedConnections`.
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

// The service tells of those of the last months; more are remembered in case they still stand in old pings.
const maxRemembered = 1_000;

/**
 * Lets nothing wait for members who were removed, and forgets them: whoever gets their name later is somebody else.
 *
 * @param persons their keys, see `personKey`
 */
export const recordRemoved = async (persons: readonly string[]): Promise<void> => {
  const removed = new Set(persons);
  const { likely: now } = timesNow();
  await removedPeople.update((known) => {
    const news = persons.filter((person) => !known.includes(person));
    return news.length === 0 ? known : [...news, ...known].slice(0, maxRemembered);
  });
  await outbox.update((pings) => expireRemoved(pings, removed, now));
  await knownTeammates.update((known) => {
    const left = known.filter(({ identity }) => !removed.has(personKey(identity)));
    return left.length === known.length ? known : left;
  });
};

// More than a person reads are no news.
const maxNoted = 10;

/** Notes that somebody was met on a device of theirs that was not known, for the popup and the diagnosis to tell. */
export const recordNewDevice = async ({
  identity,
  room,
}: {
  identity: string;
  room: string;
}): Promise<void> => {
  await newDevices.update((noted) =>
    noted.some((each) => printOf(each.identity) === printOf(identity))
      ? noted
      : [{ identity }, ...noted].slice(0, maxNoted),
  );
  await recordChange({ what: "new-device", room });
};
