import { isSamePerson, roleOf } from "../../shared/identity.ts";
import { isStillUrgent, type PingReference } from "../../shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping-schema.ts";
import { timesNow } from "../clock/times-now.ts";
import type { Session } from "../rooms/session.ts";
import { inbox, outbox } from "../store/values.ts";
import { deliver } from "./delivering.ts";
import { pendingDeliveries } from "./delivery.ts";
import { addRecipientDevice } from "./recipients.ts";

const maxQuestions = 50;

/** Who is asked, and about what one may ask. */
export interface Asking {
  /** The other device's. */
  identity: string;
  /** This device's. */
  own: string;
  /** Where both are; what belongs to other rooms is nobody's business here. */
  room: string;
  /** Newest first. */
  inbox: readonly ReceivedPing[];
  /** Newest first. */
  outbox: readonly SentPing[];
}

/**
 * What to ask a device that has just come into the room. One of our own: which of the pings that wait here it has handled
 * meanwhile. Somebody else's: how far those got of which that is not known to the end, since each receipt is sent but once.
 */
export const openQuestions = ({ identity, own, room, inbox, outbox }: Asking): PingReference[] => {
  const isOpen = (ping: SentPing) =>
    !ping.former &&
    ping.recipients.some(
      (each) => each.identity === identity && (each.outcome === "delivered" || each.outcome === "expired"),
    );
  const questions = isSamePerson(identity, own)
    ? inbox.filter(
        (ping) =>
          !ping.test &&
          !ping.former &&
          ping.room === room &&
          (ping.seenAt === undefined || isStillUrgent(ping, roleOf(own))),
      )
    : outbox.filter((ping) => ping.room === room && isOpen(ping)).map(({ id }) => ({ id, from: own }));
  return questions.slice(0, maxQuestions).map(({ id, from }) => ({ id, from }));
};

/** A device that has come into the room in which this one is. */
export interface Met {
  /** The device's. */
  identity: string;
  /** This device's. */
  own: string;
  room: string;
}

/** Has a device that has come into the room get what waits for its person. @returns the pings to ask it about */
export const addressNewDevice = async ({ identity, own, room }: Met): Promise<PingReference[]> => {
  const { earliest: now } = timesNow();
  let isNews = false;
  const sent = await outbox.update((pings) => {
    const next = addRecipientDevice(pings, { identity, room, now });
    isNews = next !== pings;
    return next;
  });
  if (isNews) deliver(pendingDeliveries(sent, now, Date.now() - now));
  return openQuestions({ identity, own, room, inbox: inbox.get(), outbox: sent });
};

// By then they hear us too. Whoever tells one key after another is asked once they rest.
const pauseMs = 1_500;

const ask = async (identity: string, { identity: own, name, say }: Session): Promise<void> => {
  const pings = await addressNewDevice({ identity, own, room: name });
  if (pings.length > 0) say({ kind: "inquiry", to: identity, pings });
};

/**
 * Makes what asks a device that has come into the room, a moment later, how far pings got with it, if there is something
 * to ask.
 *
 * @param current the present stay; nobody is asked in another one than the one in which they were met
 */
export const createNewDeviceInquiry = (
  current: () => Session | undefined,
): ((identity: string, stay: Session) => void) => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return (identity, stay) => {
    clearTimeout(timers.get(identity));
    const timer = setTimeout(() => {
      timers.delete(identity);
      if (current() !== stay) return;
      ask(identity, stay).catch((error: unknown) => console.error("asking a device about pings", error));
    }, pauseMs);
    timers.set(identity, timer);
  };
};
