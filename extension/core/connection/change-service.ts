import { timesNow } from "../clock/times-now.ts";
import { asFormer } from "../outbox/as-former.ts";
import { expirePings } from "../outbox/expire-pings.ts";
import { rooms } from "../rooms/rooms.ts";
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
import { lastService } from "./last-service.ts";

/** Forgets the people who were met, and what would go to others of the same name; the pings stay, to be read. */
const leaveBehind = async (now: number): Promise<void> => {
  await connections.set({});
  await knownTeammates.set([]);
  await newDevices.set([]);
  await removedPeople.set([]);
  await Promise.all([lastTarget.set(undefined), lastTargets.set({}), draft.set(undefined)]);
  await inbox.update(asFormer);
  await storingFails.update(({ shown, ...told }) => ({ ...told, shown: asFormer(shown) }));
  await outbox.update((pings) => asFormer(expirePings(pings, now, "all")));
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
    rooms().stayJoined([]); // First, or it would tell of the people there once more.
    await leaveBehind(since);
  }
  await lastService.set({ serviceUrl, since: before === undefined ? 0 : since });
};
