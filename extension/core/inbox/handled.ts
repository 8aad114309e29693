import * as v from "valibot";
import { type PingReference, pingKey } from "../../shared/ping.ts";
import { identity, pingId, type ReceivedPing } from "../../shared/ping-schema.ts";
import { quietNow } from "../../shared/quiet/quiet-now.ts";
import { listOf } from "../../shared/stored-shape-schema.ts";
import { type HandledAs, handledAs } from "../../shared/wire-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import { repeatUrgent } from "../notifications/repeat-urgent.ts";
import { clearNotifications } from "../notifications/several-pings.ts";
import { recordPinged } from "../people/record-pinged.ts";
import { rooms } from "../rooms/rooms.ts";
import { value } from "../store/value.ts";
import { inbox, settings, storingFails } from "../store/values.ts";

/**
 * Marks pings as seen or answered; who has answered has seen.
 *
 * @param pings newest first
 * @param isMeant which of the pings of which that is news
 * @param at milliseconds since 1970
 * @param quietly whether no notification shall follow
 * @returns the same inbox when there is no news, and those that changed
 */
export const handled = (
  pings: ReceivedPing[],
  outcome: HandledAs,
  isMeant: (ping: ReceivedPing) => boolean,
  at: number,
  quietly: boolean,
): { pings: ReceivedPing[]; changed: ReceivedPing[] } => {
  const isNews = ({ seenAt, answeredAt }: ReceivedPing) =>
    outcome === "seen" ? seenAt === undefined : answeredAt === undefined;
  const changed = pings.filter((ping) => isNews(ping) && isMeant(ping));
  if (changed.length === 0) return { pings, changed };
  const marked = (ping: ReceivedPing): ReceivedPing => ({
    ...ping,
    seenAt: ping.seenAt ?? at,
    ...(quietly && { notifiedAt: ping.notifiedAt ?? at }),
    ...(outcome === "answered" && { answeredAt: at }),
  });
  return { pings: pings.map((ping) => (changed.includes(ping) ? marked(ping) : ping)), changed };
};

/**
 * Tells senders, and with them this person's other devices, that their pings were seen or answered; not of test pings, nor of those
 * from a former team. Where nobody can be told now nothing is lost: the senders, and this person's other devices, ask how far the
 * pings got when they meet this device again.
 */
export const tellHandled = (pings: readonly ReceivedPing[], outcome: HandledAs): void => {
  for (const { id, from, room, test, former } of pings) {
    if (!test && !former) rooms().sendReceipt(room, { id, to: from, outcome });
  }
};

/**
 * Marks pings as seen or answered, takes their notifications off the screen and tells their senders, and with them this
 * person's other devices.
 *
 * @param isMeant which of the pings of which that is news; all of them if left out
 */
export const markHandled = async (
  outcome: HandledAs,
  isMeant: (ping: ReceivedPing) => boolean = () => true,
): Promise<void> => {
  const { latest } = timesNow();
  const isQuiet = quietNow(settings.get(), latest) !== null;
  let changed: ReceivedPing[] = [];
  const now = await inbox.update((pings) => {
    const result = handled(pings, outcome, isMeant, latest, isQuiet);
    changed = result.changed;
    return result.pings;
  });
  if (changed.length === 0) return;
  await clearNotifications(changed, now);
  if (outcome === "answered") await repeatUrgent();
  tellHandled(changed, outcome);
};

/** A ping of which a notification may be on the screen: it is in the inbox, or could not be stored yet. */
export const notifiedPing = {
  /** @param key the ping's, and its notification's id */
  get: (key: string): ReceivedPing | undefined =>
    [...inbox.get(), ...storingFails.get().shown].find((ping) => pingKey(ping) === key),
  /** Marks it as seen or answered. One that is not stored yet is marked, and its sender is told, once it is. */
  markHandled: async (key: string, outcome: HandledAs): Promise<void> => {
    const isMeant = (ping: ReceivedPing) => pingKey(ping) === key;
    const { likely: now } = timesNow();
    await storingFails.update((known) => {
      const { pings, changed } = handled(known.shown, outcome, isMeant, now, false);
      return changed.length === 0 ? known : { ...known, shown: pings };
    });
    await markHandled(outcome, isMeant);
  },
};

/** Pings that this person has handled on another device, newest first; they may have yet to come to this one. */
export const handledElsewhere = value(
  "handledElsewhere",
  listOf(v.object({ id: pingId, from: identity, outcome: handledAs })),
  [],
);

const maxRemembered = 200;

/**
 * Notes that this person has handled a ping on another device: here too it is done with. The news may come before the
 * ping, so it is remembered first.
 */
export const recordHandledElsewhere = async (news: PingReference & { outcome: HandledAs }): Promise<void> => {
  const key = pingKey(news);
  await handledElsewhere.update((known) =>
    known.some((each) => pingKey(each) === key && each.outcome === news.outcome)
      ? known
      : [news, ...known].slice(0, maxRemembered),
  );
  const { latest: now } = timesNow();
  const pings = await inbox.recall([key], () =>
    inbox.update((stored) => handled(stored, news.outcome, (ping) => pingKey(ping) === key, now, true).pings),
  );
  const done = pings.filter((ping) => pingKey(ping) === key);
  if (done.length === 0) return;
  await clearNotifications(done, pings);
  if (news.outcome !== "answered") return;
  await recordPinged(
    done.map(({ from, room, receivedAt }) => ({ identity: from, room, seenAt: receivedAt })),
  );
  await repeatUrgent();
};
