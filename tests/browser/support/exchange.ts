import { expect } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";

import { louderNotifications } from "../../support/louder-notifications.ts";
import type { Correspondent } from "./correspondent.ts";

/** How many pings go each way while a fault happens. */
export const pingsEachWay = 200;

/** The texts of all pings of a label, in order. */
export const allOf = (label: string): string[] =>
  Array.from({ length: pingsEachWay }, (_, n) => `${label} ${n + 1}`);

/** Two people who ping each other, and what must be true of their pings. */
export interface Exchange {
  /** All pings of a label, or some of them, each way at the same time. */
  send(label: string, count?: number, first?: number): Promise<void>;
  /** The same in portions, with something after each. */
  sendInPortions(label: string, portions: number, after: () => Promise<void> | void): Promise<void>;
  /**
   * Waits until every ping of a label has its outcome. Then each must be delivered, and in the inbox of the other: once, in
   * order, notified of, and nothing else there. Ends with both lists empty, so that whatever comes after its time is seen.
   *
   * @param coreEnds how often a core was ended meanwhile: what one has shown and not stored comes again, in the place of itself
   */
  expectDelivered(label: string, coreEnds?: number): Promise<void>;
  /** Nothing of all that was checked has come a second time, and the extension remembers each ping of it once. */
  expectNothingTwice(): Promise<void>;
}

const texts = (pings: readonly { text: string }[]): string[] => pings.map(({ text }) => text);

/** What must be true of the inbox when all is over; takes note of what is in it. */
const expectReceived = async ({ counter, checked }: Correspondent, expected: string[]): Promise<void> => {
  const received = await counter.received();
  const keys = received.map(pingKey);
  const again = keys.filter((key) => checked.has(key));
  for (const key of keys) checked.add(key);
  expect(texts(received)).toEqual(expected);
  expect(again).toEqual([]);
  expect(checked.size).toBe((await counter.receivedKeys()).length);
};

/** How many notifications of pings came again. */
const repeatedNotifications = ({ checked, reports }: Correspondent): number => {
  const isLouder = louderNotifications();
  const ids = reports().flatMap((report) =>
    report.kind === "notification" && !isLouder(report) ? [report.id ?? ""] : [],
  );
  const ofPings = ids.filter((id) => checked.has(id));
  expect(ofPings.length).toBeGreaterThan(0);
  return ofPings.length - new Set(ofPings).size;
};

/** Makes the exchange between two who are in the room. */
export const exchangeBetween = (ana: Correspondent, bo: Correspondent): Exchange => {
  const send: Exchange["send"] = async (label, count = pingsEachWay, first = 1) => {
    await Promise.all([ana.counter.send(bo, label, count, first), bo.counter.send(ana, label, count, first)]);
  };
  const expectSettled = async (sender: Correspondent, receiver: Correspondent, label: string) => {
    const outcomes = await sender.counter.outcomes(label, pingsEachWay, receiver.name);
    expect(outcomes).toEqual(allOf(label).map(() => "delivered"));
    expect(texts(await sender.counter.sent())).toEqual(allOf(label));
  };

  let mayRepeat = 0;

  return {
    send,
    async sendInPortions(label, portions, after) {
      const size = pingsEachWay / portions;
      for (let portion = 0; portion < portions; portion += 1) {
        await send(label, size, portion * size + 1);
        await after();
      }
    },
    async expectDelivered(label, coreEnds = 0) {
      mayRepeat += coreEnds;
      try {
        await Promise.all([expectSettled(ana, bo, label), expectSettled(bo, ana, label)]);
        await Promise.all([expectReceived(ana, allOf(label)), expectReceived(bo, allOf(label))]);
        expect(repeatedNotifications(ana) + repeatedNotifications(bo)).toBeLessThanOrEqual(mayRepeat);
      } finally {
        // After a failure too, so that the next fault is judged by its own pings.
        await Promise.allSettled([ana.counter.clear(), bo.counter.clear()]);
      }
    },
    async expectNothingTwice() {
      for (const { counter, checked } of [ana, bo]) {
        expect(await counter.received()).toEqual([]);
        expect((await counter.receivedKeys()).toSorted()).toEqual([...checked].toSorted());
      }
    },
  };
};
