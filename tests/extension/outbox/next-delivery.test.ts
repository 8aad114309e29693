import { expect, test } from "vitest";
import { nextDelivery } from "../../../extension/core/outbox/delivery.ts";
import { idOf, sentAt, sentPing } from "../support/pings.ts";

const now = sentAt + 10;

test("a ping is delivered after the newest older one that is still on its way", () => {
  const pings = [
    sentPing(5, { Ana: "pending" }),
    sentPing(4, { Ana: "pending" }),
    sentPing(3, { Ana: "seen" }),
    sentPing(2, { Bo: "pending" }, { expiresAt: now }),
    sentPing(1, { Bo: "pending" }),
  ];
  expect(nextDelivery(pings, idOf(4), now)).toMatchObject({
    delivery: { ping: { id: idOf(4) } },
    after: idOf(1),
  });
});

test("what is on its way in another room does not come before it", () => {
  const pings = [
    sentPing(3, { Ana: "pending" }, { room: "lab" }),
    sentPing(2, { Ana: "pending" }, { room: "ops" }),
    sentPing(1, { Bo: "pending" }, { room: "lab" }),
  ];
  expect(nextDelivery(pings, idOf(3), now)?.after).toBe(idOf(1));
  expect(nextDelivery(pings, idOf(2), now)?.after).toBeUndefined();
});

test("the only one on its way comes after none", () => {
  expect(nextDelivery([sentPing(1, { Ana: "pending" })], idOf(1), now)?.after).toBeUndefined();
});

test("there is nothing to deliver of a ping that all have got, or that is not in the outbox", () => {
  expect(nextDelivery([sentPing(1, { Ana: "delivered" })], idOf(1), now)).toBeUndefined();
  expect(nextDelivery([], idOf(1), now)).toBeUndefined();
});
