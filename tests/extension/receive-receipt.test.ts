import { expect, test, vi } from "vitest";

import { freshCore } from "./support/fresh-core.ts";
import { idOf, sentPing } from "./support/pings.ts";

vi.mock("../../extension/core/connection/stay-connected.ts", () => ({
  stayConnected: vi.fn(async () => {}),
}));

const core = freshCore(() => import("../../extension/core/outbox/receipts.ts"));
const desk = "Bo.aaaaaaaa";
const laptop = "Bo.bbbbbbbb";

const outcomes = async () => core.outbox.get()[0]?.recipients.map(({ outcome }) => outcome);

test.each([
  ["delivered", "delivered"],
  ["seen", "seen"],
  ["answered", "seen"],
] as const)(
  "a receipt that says “%s” makes it “%s”: an answer counts once it is here",
  async (said, noted) => {
    await core.outbox.set([sentPing(1, { [desk]: "pending", [laptop]: "pending" })]);
    await core.receiveReceipt({ id: idOf(1), from: desk, outcome: said });
    expect(await outcomes()).toEqual([noted, "pending"]);
  },
);

test("a receipt after the answer leaves it answered", async () => {
  await core.outbox.set([sentPing(1, { [desk]: "answered" })]);
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "answered" });
  expect(await outcomes()).toEqual(["answered"]);
});

test("a receipt that says “seen” has the person's other devices get the ping as seen", async () => {
  await core.outbox.set([sentPing(1, { [desk]: "delivered", [laptop]: "pending" })]);
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "seen" });
  expect(offscreen.sendMessage.mock.calls).toMatchObject([
    ["deliverNext", { delivery: { recipients: [{ identity: laptop, handled: "seen" }] } }],
  ]);
});

test("a receipt that says “delivered” changes nothing for the person's other devices", async () => {
  await core.outbox.set([sentPing(1, { [desk]: "pending", [laptop]: "pending" })]);
  await core.receiveReceipt({ id: idOf(1), from: desk, outcome: "delivered" });
  expect(offscreen.sendMessage).not.toHaveBeenCalled();
});
