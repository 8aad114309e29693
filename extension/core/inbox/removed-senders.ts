import { personKey } from "../../shared/identity.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { renewAnswers } from "../notifications/notification.ts";
import { inbox, storingFails } from "../store/values.ts";

/**
 * Marks pings of members who were removed.
 *
 * @param removed their keys, see `personKey`
 * @returns the same list when all of theirs are marked already, and those that changed
 */
const markRemovedSenders = (
  pings: ReceivedPing[],
  removed: ReadonlySet<string>,
): { pings: ReceivedPing[]; changed: ReceivedPing[] } => {
  const changed: ReceivedPing[] = [];
  const next = pings.map((ping) => {
    if (ping.removed || !removed.has(personKey(ping.from))) return ping;
    const marked = { ...ping, removed: true };
    changed.push(marked);
    return marked;
  });
  return { pings: changed.length === 0 ? pings : next, changed };
};

/** Ends what still comes of pings from removed members, of those in memory: urgent ones come back no more, and no notification offers an answer. */
export const endPingsOfRemoved = async (removed: ReadonlySet<string>): Promise<void> => {
  let changed: ReceivedPing[] = [];
  let unstored: ReceivedPing[] = [];
  await storingFails.update((told) => {
    const marked = markRemovedSenders(told.shown, removed);
    unstored = marked.changed;
    return marked.changed.length === 0 ? told : { ...told, shown: marked.pings };
  });
  await inbox.update((pings) => {
    const marked = markRemovedSenders(pings, removed);
    changed = marked.changed;
    return marked.pings;
  });
  await renewAnswers([...changed, ...unstored]);
};

/** Takes the answers off all notifications: this device was removed from the team, and nothing can be sent. */
export const endAnswers = (): Promise<void> => renewAnswers(inbox.get());
