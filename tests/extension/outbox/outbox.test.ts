import { expect, test } from "vitest";
import { pendingDeliveries } from "../../../extension/core/outbox/delivery.ts";
import { expirePings } from "../../../extension/core/outbox/expire-pings.ts";
import { addToOutbox } from "../../../extension/core/outbox/recipients.ts";
import { maxWaiting } from "../../../extension/shared/limits.ts";
import { idOf, sentAt, sentPing } from "../support/pings.ts";

const many = (count: number, outcome: "pending" | "delivered") =>
  Array.from({ length: count }, (_, n) => sentPing(count - n, { Ana: outcome }));

test("a new ping stands before the older ones", () => {
  expect(
    addToOutbox([sentPing(1, { Ana: "seen" })], sentPing(2, { Ana: "pending" }))?.map(({ id }) => id),
  ).toEqual([idOf(2), idOf(1)]);
});

test("finished pings take none of the room of those that wait", () => {
  const added = addToOutbox(many(maxWaiting, "delivered"), sentPing(900, { Ana: "pending" }));
  expect(added).toHaveLength(maxWaiting + 1);
});

test("nor does a ping that somebody has on one device of two", () => {
  const half = sentPing(0, { "Bo.aaaaaaaa": "delivered", "Bo.bbbbbbbb": "pending" });
  const added = addToOutbox([...many(maxWaiting - 1, "pending"), half], sentPing(900, { Ana: "pending" }));
  expect(added).toHaveLength(maxWaiting + 1);
});

test("a device gets a ping as seen or answered when the person did that on another one", () => {
  const [first] = pendingDeliveries(
    [sentPing(1, { "Ana.aaaaaaaa": "answered", "Ana.bbbbbbbb": "pending", "Bo.aaaaaaaa": "pending" })],
    sentAt + 10,
  );
  expect(first?.recipients).toEqual([
    { identity: "Ana.bbbbbbbb", handled: "answered" },
    { identity: "Bo.aaaaaaaa" },
  ]);
});

test("an outbox full of pending pings refuses", () => {
  expect(addToOutbox(many(maxWaiting, "pending"), sentPing(900, { Ana: "pending" }))).toBeNull();
});

test("what is pending when its time is over expires, and nothing else does", () => {
  const outbox = [
    sentPing(2, { Ana: "pending", Bo: "seen" }, { expiresAt: sentAt + 10 }),
    sentPing(1, { Ana: "pending" }),
  ];
  const [expired, waiting] = expirePings(outbox, sentAt + 10);
  expect(expired?.recipients).toEqual([
    { identity: "Ana", outcome: "expired", at: sentAt + 10 },
    { identity: "Bo", outcome: "seen", at: sentAt },
  ]);
  expect(waiting).toBe(outbox[1]);
  expect(expirePings(outbox, sentAt + 9)).toBe(outbox);
});

test("deliveries are due oldest first, for those who have not confirmed", () => {
  const outbox = [
    sentPing(4, { Ana: "pending" }, { expiresAt: sentAt }),
    sentPing(3, { Ana: "pending", Bo: "delivered" }),
    sentPing(2, { Ana: "seen" }),
    sentPing(1, { Ana: "pending", Bo: "pending" }),
  ];
  expect(pendingDeliveries(outbox, sentAt + 10).map(({ ping, recipients }) => [ping.id, recipients])).toEqual(
    [
      [idOf(1), [{ identity: "Ana" }, { identity: "Bo" }]],
      [idOf(3), [{ identity: "Ana" }]],
    ],
  );
});
