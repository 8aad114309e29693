import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, sentPing } from "../support/pings.ts";

const core = freshCore(() => import("../../../extension/core/outbox/delivering.ts"));
const outbox = [sentPing(2, { Bo: "pending" }), sentPing(1, { Bo: "pending" })];

test("a ping goes alone where the one before it is on its way", () => {
  const room = core.openRoom("ping-room");
  room.knows.mockImplementation((id) => id === idOf(1));
  core.deliverNow(outbox, idOf(2));
  expect(room.add.mock.calls).toMatchObject([[[{ ping: { id: idOf(2) } }]]]);
});

test("all that waits goes along, oldest first, where the one before it is not", () => {
  const room = core.openRoom("ping-room");
  core.deliverNow(outbox, idOf(2));
  expect(room.add.mock.calls).toMatchObject([[[{ ping: { id: idOf(1) } }, { ping: { id: idOf(2) } }]]]);
});

test("a ping for a room that is not joined goes nowhere", () => {
  const other = core.openRoom("lab");
  core.deliverNow(outbox, idOf(2));
  expect(other.add.mock.calls.flat(2)).toEqual([]);
});

test("a ping that nobody has still to get asks nothing of those who deliver", () => {
  const room = core.openRoom("ping-room");
  core.deliverNow([sentPing(1, { Bo: "delivered" })], idOf(1));
  expect(room.add).not.toHaveBeenCalled();
});
