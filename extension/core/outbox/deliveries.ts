import type { Session } from "../rooms/session.ts";
import type { Delivery } from "./delivery.ts";
import { nextInQueue, type Queue, type Sending } from "./transmit.ts";

// A data track may open a moment after its participant appears, and sending tells nothing of what it lost.
const pausesMs = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

// What was confirmed a moment ago may be added once more: its receipt is written into the outbox after it has come.
const maxRemembered = 1_000;

const remember = (set: Set<string>, key: string): void => {
  set.add(key);
  const [oldest] = set;
  if (set.size > maxRemembered && oldest) set.delete(oldest);
};

/** Pings on their way to their recipients. */
export interface Deliveries {
  /** Adds what is not on its way already, before what is listed after it here and else at the end; of what is, the newest state counts. */
  add(deliveries: readonly Delivery[]): void;
  /** Whether a ping was added, be it a while ago. */
  knows(id: string): boolean;
  /** This recipient has confirmed the ping. */
  confirm(id: string, recipient: string): void;
  /** Gives up these pings, as if they had never been added; what was sent a moment ago may arrive all the same. */
  forget(ids: readonly string[]): void;
  /** Gives up all that is on its way to these recipients. */
  leave(isLeft: (recipient: string) => boolean): void;
  /** Somebody came or left, or the room changed. */
  participantsChanged(): void;
  /** Somebody has told their key. */
  met(identity: string): void;
  /** Whether a recipient who is here has still to confirm something. */
  isBusy(): boolean;
}

/**
 * Makes what sends each ping again, with the same id, until its recipient has confirmed it or it has expired. Each
 * recipient gets pings one after another, so that they arrive in the order in which they were sent; nobody waits for
 * somebody else.
 *
 * @param stay the present stay; asked anew for each attempt, since a rejoin may come between
 * @param send sends one ping once; whether it gets there shows later
 */
export const createDeliveries = (
  stay: () => Session | undefined,
  send: (sending: Sending, stay: Session) => void,
): Deliveries => {
  const queues = new Map<string, Queue>();
  const known = new Set<string>();
  const confirmed = new Set<string>();
  let present = new Set<string>();
  let presentIn: Session | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    const here = stay();
    if (!here) return;
    const [now, wall] = [performance.now(), Date.now()];
    const sendings = new Map<string, Sending>();
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const [recipient, queue] of queues) {
      const next = present.has(recipient) ? nextInQueue(queue, recipient, here, wall) : undefined;
      if (!next?.ready) continue;
      if (queue.dueAt <= now) {
        const { delivery } = next;
        const handled = delivery.recipients.find(({ identity }) => identity === recipient)?.handled;
        const kind = `${delivery.ping.id} ${handled}`;
        const sending = sendings.get(kind) ?? { delivery, to: [], handled };
        sendings.set(kind, sending);
        sending.to.push(recipient);
        queue.dueAt = now + (pausesMs[Math.min(queue.attempt, pausesMs.length - 1)] ?? 0);
        queue.attempt += 1;
      }
      wakeAt = Math.min(wakeAt, queue.dueAt);
    }
    for (const sending of sendings.values()) send(sending, here);
    if (Number.isFinite(wakeAt)) timer = setTimeout(flush, wakeAt - now);
  };

  // A device that comes late may be addressed with an older ping after a newer one.
  const addTo = (recipient: string, delivery: Delivery, isLater: (other: Delivery) => boolean): void => {
    if (confirmed.has(`${delivery.ping.id} ${recipient}`)) return;
    const queue = queues.get(recipient) ?? { deliveries: [], attempt: 0, dueAt: 0 };
    queues.set(recipient, queue);
    const at = queue.deliveries.findIndex(({ ping }) => ping.id === delivery.ping.id);
    if (at !== -1) {
      queue.deliveries[at] = delivery;
      return;
    }
    const next = queue.deliveries.findIndex(isLater);
    queue.deliveries.splice(next === -1 ? queue.deliveries.length : next, 0, delivery);
    // Its sender expects what waits before it to be tried now too: the recipient may have room again.
    const soonAt = performance.now() + pausesMs[0];
    Object.assign(queue, { attempt: 0, dueAt: Math.min(queue.dueAt, soonAt) });
  };

  return {
    add: (deliveries) => {
      const places = new Map(deliveries.map(({ ping }, place) => [ping.id, place]));
      for (const [place, delivery] of deliveries.entries()) {
        remember(known, delivery.ping.id);
        const isLater = ({ ping }: Delivery) => (places.get(ping.id) ?? -1) > place;
        for (const { identity } of delivery.recipients) addTo(identity, delivery, isLater);
      }
      flush();
    },
    knows: (id) => known.has(id),
    confirm: (id, recipient) => {
      remember(confirmed, `${id} ${recipient}`);
      const queue = queues.get(recipient);
      const rest = queue?.deliveries.filter(
        ({ ping, expiresAt }) => ping.id !== id && expiresAt > Date.now(),
      );
      if (!queue || !rest || rest.length === queue.deliveries.length) return;
      if (rest.length === 0) queues.delete(recipient);
      else Object.assign(queue, { deliveries: rest, attempt: 0, dueAt: 0 });
      flush();
    },
    forget: (ids) => {
      const gone = new Set(ids);
      for (const id of gone) known.delete(id);
      for (const key of confirmed) if (gone.has(key.slice(0, key.indexOf(" ")))) confirmed.delete(key);
      for (const [recipient, queue] of queues) {
        const rest = queue.deliveries.filter(({ ping }) => !gone.has(ping.id));
        if (rest.length === 0) queues.delete(recipient);
        else if (rest.length < queue.deliveries.length)
          Object.assign(queue, { deliveries: rest, attempt: 0, dueAt: 0 });
      }
      flush();
    },
    leave: (isLeft) => {
      for (const recipient of queues.keys()) if (isLeft(recipient)) queues.delete(recipient);
    },
    participantsChanged: () => {
      const before = stay() === presentIn ? present : new Set();
      presentIn = stay();
      present = new Set(presentIn?.participants);
      for (const [recipient, queue] of queues) {
        if (present.has(recipient) && !before.has(recipient)) Object.assign(queue, { attempt: 0, dueAt: 0 });
      }
      flush();
    },
    met: (identity) => {
      const queue = queues.get(identity);
      if (queue) Object.assign(queue, { attempt: 0, dueAt: 0 });
      flush();
    },
    isBusy: () => {
      const here = stay();
      return (
        here !== undefined &&
        [...queues].some(
          ([recipient, queue]) => present.has(recipient) && nextInQueue(queue, recipient, here, Date.now()),
        )
      );
    },
  };
};
