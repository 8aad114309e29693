import * as v from "valibot";
import { connections } from "../shared/connection.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { storedItem } from "../shared/stored-item.ts";
import { outbox } from "../shared/stored-pings.ts";
import { expirePings } from "./delivery/expire-pings.ts";
import { closeOffscreenDocument } from "./offscreen-document.ts";

/** The service by which everybody was met who is known, and to whose rooms belongs what waits in the outbox. */
const lastService = storedItem("lastService", v.optional(v.string()), { area: "local", fallback: undefined });

/**
 * Forgets the people of the service that was used before, and delivers nothing more to them. Rooms of two services may have
 * the same name, and so may people: what was meant for the one Bo must not reach the other. Changes nothing while the
 * service stays the same.
 *
 * @param serviceUrl the one that is used from now on
 */
export const changeService = async (serviceUrl: string): Promise<void> => {
  const before = await lastService.get();
  if (before === serviceUrl) return;
  if (before !== undefined) {
    await closeOffscreenDocument(); // First, or it would tell of the people there once more.
    await connections.set({});
    await knownTeammates.set([]);
    await outbox.update((pings) => expirePings(pings, Date.now(), "all"));
  }
  await lastService.set(serviceUrl);
};
