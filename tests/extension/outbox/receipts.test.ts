import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, sentPing } from "../support/pings.ts";

const core = freshCore(() => import("../../../extension/core/outbox/receipts.ts"));
const desk = "Bo.aaaaaaaa";
const laptop = "Bo.bbbbbbbb";

const outcomes = () => core.outbox.get()[0]?.recipients.map(({ outcome }) => outcome);

test.each([
  ["delivered", "delivered"],
  ["seen", "seen"],
  ["answered", "seen"],
] as const)(
  "a receipt that says “%s” makes it “%s”: an answer counts once it is here",
  async (said, noted) => {
    await core.outbox.set([sentPing(1, { [desk]: "pending", [laptop]: "pending" })]);
    await core.receiveReceipt({ id: idOf(1), from: desk, outcome: said });
    expect(outcomes()).toEqual([noted, "pending"]);
  },
);

test("a receipt after the answer leaves it answered", async () => {
  await core.outbox.set([sentPing(1, { [desk]: "answered" })]);
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "answered" });
  expect(outcomes()).toEqual(["answered"]);
});

test("a receipt that says “seen” has the person's other devices get the ping as seen", async () => {
  await core.outbox.set([sentPing(1, { [desk]: "delivered", [laptop]: "pending" })]);
  const room = core.openRoom("ping-room");
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "seen" });
  expect(room.add.mock.calls).toMatchObject([[[{ recipients: [{ identity: laptop, handled: "seen" }] }]]]);
});

test("a receipt that says “delivered” changes nothing for the person's other devices", async () => {
  const room = core.openRoom("ping-room");
  await core.outbox.set([sentPing(1, { [desk]: "pending", [laptop]: "pending" })]);
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "delivered" });
  expect(room.add).not.toHaveBeenCalled();
});
