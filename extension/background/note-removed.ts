import { knownTeammates } from "../shared/known-teammates.ts";
import { outbox } from "../shared/stored-pings.ts";
import { personKey } from "../shared/teammate.ts";
import { expireRemoved } from "./delivery/expire-removed.ts";

/**
 * Lets nothing wait for members who were removed, and forgets them: whoever gets their name later is somebody else.
 *
 * @param persons their keys, see `personKey`
 */
export const noteRemoved = async (persons: readonly string[]): Promise<void> => {
  const removed = new Set(persons);
  await outbox.update((pings) => expireRemoved(pings, removed, Date.now()));
  await knownTeammates.update((known) => {
    const left = known.filter(({ identity }) => !removed.has(personKey(identity)));
    return left.length === known.length ? known : left;
  });
};
