import type { Connection } from "../../shared/connection-schema.ts";
import { participantsOf } from "../../shared/connections.ts";
import { personKey, printOf } from "../../shared/identity.ts";
import type { Enrolment } from "../../shared/team-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { endAnswers, endPingsOfRemoved } from "../inbox/removed-senders.ts";
import { recordPeopleLeftOut } from "../inbox/storing-trouble.ts";
import { stopDeliveringTo } from "../outbox/delivering.ts";
import { expireRemoved } from "../outbox/expire-pings.ts";
import { updateKnownTeammates } from "../people/update-known-teammates.ts";
import {
  connections,
  enrolment,
  knownTeammates,
  lastTarget,
  lastTargets,
  newDevices,
  outbox,
  removedPeople,
} from "../store/values.ts";
import { recordChange } from "../timeline/timeline.ts";

/** A connection that shows no removed members: the service may put them out of the room a moment later. @returns the same without any */
const withoutRemoved = (connection: Connection, removed: ReadonlySet<string>): Connection => {
  if (!("participants" in connection)) return connection;
  const isLeft = (identity: string) => !removed.has(personKey(identity));
  if (connection.participants.every(isLeft)) return connection;
  return {
    ...connection,
    participants: connection.participants.filter(isLeft),
    presences: connection.presences.filter(({ identity }) => isLeft(identity)),
  };
};

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
  const present = withoutRemoved(connection, new Set(removedPeople.get()));
  await connections.update((all) => {
    const known = Object.hasOwn(all, room) ? all[room] : undefined;
    last = known?.state === "paused" ? undefined : known;
    return last === undefined ? all : { ...all, [room]: present };
  });
  if (last === undefined) return;
  const sighting = {
    before: participantsOf(last),
    present: participantsOf(present),
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

/** Shows members who were removed no more among those who can be pinged, nor as whom the user pinged last. */
const forgetPeople = async (removed: ReadonlySet<string>): Promise<void> => {
  const isRemoved = (to: string | null | undefined) => typeof to === "string" && removed.has(personKey(to));
  await knownTeammates.update((known) => {
    const left = known.filter(({ identity }) => !isRemoved(identity));
    return left.length === known.length ? known : left;
  });
  await connections.update((all) => {
    const left = Object.entries(all).map(([room, each]) => [room, withoutRemoved(each, removed)] as const);
    return left.every(([room, each]) => each === all[room]) ? all : Object.fromEntries(left);
  });
  await newDevices.update((noted) =>
    noted.some(({ identity }) => isRemoved(identity))
      ? noted.filter(({ identity }) => !isRemoved(identity))
      : noted,
  );
  await lastTarget.update((last) => (isRemoved(last?.to) ? undefined : last));
  await lastTargets.update((all) => {
    const left = Object.entries(all).filter(([, to]) => !isRemoved(to));
    return left.length === Object.keys(all).length ? all : Object.fromEntries(left);
  });
};

/**
 * Lets nothing wait for members who were removed, nor anything come of what they sent, and forgets them: whoever gets their name later
 * is somebody else.
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
  // The service may put them out of the room a while later.
  stopDeliveringTo((identity) => removed.has(personKey(identity)));
  await outbox.update((pings) => expireRemoved(pings, removed, now));
  await forgetPeople(removed);
  await endPingsOfRemoved(removed);
};

/** Notes that the service has removed this device, or its member: what it got can be read, and nothing more can be sent. */
export const recordOwnRemoval = async ({
  serviceUrl,
  device,
}: Pick<Enrolment, "serviceUrl" | "device">): Promise<void> => {
  await enrolment.update((now) =>
    now?.serviceUrl === serviceUrl && now.device === device && !now.removed ? { ...now, removed: true } : now,
  );
  await endAnswers();
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
