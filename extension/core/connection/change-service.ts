import * as v from "valibot";
import { timestamp } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { expirePings, markAsFormerTeam } from "../outbox/expire-pings.ts";
import { rooms } from "../rooms/rooms.ts";
import { value } from "../store/value.ts";
import {
  connections,
  draft,
  inbox,
  knownTeammates,
  lastTarget,
  lastTargets,
  newDevices,
  outbox,
  removedPeople,
  storingFails,
} from "../store/values.ts";

const service = v.object({
  serviceUrl: v.string(),
  /** Since when it is used, milliseconds since 1970; what came or was sent before is of another team. */
  since: timestamp,
});

/** The service by which everybody was met who is known, and to whose rooms belongs what waits in the outbox. */
export const lastService = value("lastService", v.optional(service), undefined);

/** Forgets the people who were met, and what would go to others of the same name; the pings stay, to be read. */
const leaveBehind = async (now: number): Promise<void> => {
  await connections.set({});
  await knownTeammates.set([]);
  await newDevices.set([]);
  await removedPeople.set([]);
  await Promise.all([lastTarget.set(undefined), lastTargets.set({}), draft.set(undefined)]);
  await inbox.updateKept(await inbox.keys(), markAsFormerTeam);
  await storingFails.update(({ shown, ...told }) => ({ ...told, shown: markAsFormerTeam(shown) }));
  await outbox.updateKept(await outbox.keys(), (pings) => markAsFormerTeam(expirePings(pings, now, "all")));
};

/**
 * Forgets the people of the service that was used before, delivers nothing more to them, and lets nobody answer them.
 * Rooms of two services may have the same name, and so may people: what was meant for the one Bo must not reach the other.
 * Changes nothing while the service stays the same.
 *
 * @param serviceUrl the one that is used from now on
 */
export const changeService = async (serviceUrl: string): Promise<void> => {
  const before = lastService.get();
  if (before?.serviceUrl === serviceUrl) return;
  const { latest: since } = timesNow();
  if (before !== undefined) {
    rooms().keepJoined([]); // First, or it would tell of the people there once more.
    await leaveBehind(since);
  }
  await lastService.set({ serviceUrl, since: before === undefined ? 0 : since });
};
