import { encode } from "../shared/wire.ts";
import type { Delivery } from "./api.ts";
import type { Stay } from "./stay.ts";

// A data track may open a moment after its participant appears, and sending tells nothing of what it lost.
const pausesMs = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

// What was confirmed a moment ago may be added once more: the background stores a receipt after it has come.
const maxConfirmed = 1_000;

interface Queue {
  /** In the order in which they were sent; the next one leaves when the one before it is confirmed. */
  deliveries: Delivery[];
  attempt: number;
  /** When to try again, milliseconds since 1970. */
  dueAt: number;
}

/** Pings on their way to their recipients. */
export interface Deliveries {
  /** Adds what is not on its way already. */
  add(deliveries: readonly Delivery[]): void;
  /** This recipient has confirmed the ping. */
  confirm(id: string, recipient: string): void;
  /** Somebody came or left, or the room changed. */
  participantsChanged(): void;
  /** Whether a recipient who is here has still to confirm something. */
  isBusy(): boolean;
}

/**
 * Makes what sends each ping again, with the same id, until its recipient has confirmed it or it has expired. Each
 * recipient gets pings one after another, so that they arrive in the order in which they were sent; nobody waits for
 * somebody else.
 *
 * @param stay the present stay; asked anew for each attempt, since a rejoin may come between
 */
export const createDeliveries = (stay: () => Stay | undefined): Deliveries => {
  const queues = new Map<string, Queue>();
  const confirmed = new Set<string>();
  let present = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const nextFor = (recipient: string, queue: Queue, now: number): Delivery | undefined => {
    const room = stay()?.name;
    if (!present.has(recipient)) return undefined;
    return queue.deliveries.find((delivery) => delivery.room === room && delivery.expiresAt > now);
  };

  const flush = (): void => {
    clearTimeout(timer);
    const now = Date.now();
    const sendings = new Map<Delivery["ping"]["id"], { delivery: Delivery; to: string[] }>();
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const [recipient, queue] of queues) {
      const delivery = nextFor(recipient, queue, now);
      if (!delivery) continue;
      if (queue.dueAt <= now) {
        const sending = sendings.get(delivery.ping.id) ?? { delivery, to: [] };
        sendings.set(delivery.ping.id, sending);
        sending.to.push(recipient);
        queue.dueAt = now + (pausesMs[Math.min(queue.attempt, pausesMs.length - 1)] ?? 0);
        queue.attempt += 1;
      }
      wakeAt = Math.min(wakeAt, queue.dueAt);
    }
    for (const { delivery, to } of sendings.values()) {
      stay()?.room.send(encode({ kind: "ping", ...delivery.ping, to }));
    }
    if (Number.isFinite(wakeAt)) timer = setTimeout(flush, wakeAt - now);
  };

  return {
    add: (deliveries) => {
      for (const delivery of deliveries) {
        for (const recipient of delivery.recipients) {
          const queue = queues.get(recipient) ?? { deliveries: [], attempt: 0, dueAt: 0 };
          queues.set(recipient, queue);
          const isKnown = queue.deliveries.some(({ ping }) => ping.id === delivery.ping.id);
          if (!isKnown && !confirmed.has(`${delivery.ping.id} ${recipient}`)) queue.deliveries.push(delivery);
        }
      }
      flush();
    },
    confirm: (id, recipient) => {
      confirmed.add(`${id} ${recipient}`);
      const [oldest] = confirmed;
      if (confirmed.size > maxConfirmed && oldest) confirmed.delete(oldest);
      const queue = queues.get(recipient);
      const rest = queue?.deliveries.filter(
        ({ ping, expiresAt }) => ping.id !== id && expiresAt > Date.now(),
      );
      if (!queue || !rest || rest.length === queue.deliveries.length) return;
      if (rest.length === 0) queues.delete(recipient);
      else Object.assign(queue, { deliveries: rest, attempt: 0, dueAt: 0 });
      flush();
    },
    participantsChanged: () => {
      const before = present;
      present = new Set(stay()?.participants);
      for (const [recipient, queue] of queues) {
        if (present.has(recipient) && !before.has(recipient)) Object.assign(queue, { attempt: 0, dueAt: 0 });
      }
      flush();
    },
    isBusy: () =>
      [...queues].some(([recipient, queue]) => nextFor(recipient, queue, Date.now()) !== undefined),
  };
};
