import { expect, test } from "vitest";
import { recordReceipt } from "../../../extension/core/outbox/receipts.ts";
import { idOf, sentAt, sentPing } from "../support/pings.ts";

const later = sentAt + 1_000;
const outbox = [sentPing(2, { Ana: "pending" }), sentPing(1, { Ana: "pending", Bo: "delivered" })];

test("a receipt changes the outcome of its recipient, and says when", () => {
  const [, first] = recordReceipt(outbox, { id: idOf(1), from: "Ana", outcome: "delivered" }, later);
  expect(first?.recipients).toEqual([
    { identity: "Ana", outcome: "delivered", at: later },
    { identity: "Bo", outcome: "delivered", at: sentAt },
  ]);
});

test.each([
  ["a late “delivered” does not undo “seen”", [sentPing(1, { Ana: "seen" })], "Ana", "delivered"],
  ["the same receipt twice changes nothing", [sentPing(1, { Ana: "delivered" })], "Ana", "delivered"],
  ["nobody confirms a ping that was not for them", outbox, "Mallory", "seen"],
  ["a receipt for a ping never sent changes nothing", [sentPing(9, { Ana: "pending" })], "Ana", "seen"],
] as const)("%s", (_what, pings, from, outcome) => {
  expect(recordReceipt(pings as typeof outbox, { id: idOf(1), from, outcome }, later)).toBe(pings);
});

test("a receipt after the ping expired is the truth all the same", () => {
  const [ping] = recordReceipt(
    [sentPing(1, { Ana: "expired" })],
    { id: idOf(1), from: "Ana", outcome: "delivered" },
    later,
  );
  expect(ping?.recipients[0]?.outcome).toBe("delivered");
});
