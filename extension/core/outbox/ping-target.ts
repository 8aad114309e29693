import { isSameTarget } from "../../shared/identity.ts";
import { type LastTargets, lastTargetIn } from "../../shared/last-target.ts";
import type { Target } from "../../shared/ping-schema.ts";
import { chosenRooms } from "../../shared/room-choices.ts";

import type { Settings } from "../../shared/settings-schema.ts";
import { lastTarget, lastTargets, settings } from "../store/values.ts";
import { type Sendable, sendPing } from "./send-ping.ts";

/**
 * Adds whom the user pinged just now to whom they pinged last in each room. Rooms that are left are forgotten.
 *
 * @returns the same when that is nothing new
 */
export const withTarget = (
  set: Pick<Settings, "room" | "rooms">,
  last: LastTargets,
  { to, room }: Target & { room: string },
): Record<string, Target["to"]> => {
  if (Object.hasOwn(last.lastTargets, room) && isSameTarget(last.lastTargets[room], to))
    return last.lastTargets;
  const known = chosenRooms(set).flatMap((choice): [string, Target["to"]][] => {
    const there = lastTargetIn(choice.room, set.room, last);
    return there === undefined ? [] : [[choice.room, there]];
  });
  return Object.fromEntries([...known, [room, to]]);
};

/**
 * Sends a ping for which the user chose whom it goes to, and remembers whom, and in which room. An answer changes nothing
 * there: it goes to whoever asked.
 *
 * @returns a sentence that says why it was not sent, or null
 */
export const pingTarget = async (
  what: Pick<Sendable, "to" | "text" | "priority" | "room">,
): Promise<string | null> => {
  const set = settings.get();
  const problem = await sendPing(what);
  const { to, room = set.room } = what; // Another default room later does not move whom one has pinged.
  if (problem !== null) return problem;
  try {
    const before = lastTarget.get();
    await lastTargets.update((all) =>
      withTarget(set, { lastTargets: all, lastTarget: before }, { to, room }),
    );
    await lastTarget.update((last) =>
      last && isSameTarget(last.to, to) && last.room === room ? last : { to, room },
    );
  } catch (error) {
    console.warn("Whom a ping went to could not be remembered:", error); // It is on its way all the same.
  }
  return null;
};
