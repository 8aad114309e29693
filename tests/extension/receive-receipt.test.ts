import { expect, test } from "vitest";
import { withReceipt } from "../../extension/background/receive-receipt.ts";
import type { SentPing } from "../../extension/shared/ping.ts";

const id = "0199aa00-0000-7000-8000-000000000001";
const toAna: SentPing = {
  id,
  to: "Ana",
  text: "",
  sentAt: 1,
  recipients: [{ identity: "Ana", outcome: "sending" }],
};

test("a receipt changes the outcome of its ping", () => {
  expect(withReceipt(toAna, { id, from: "Ana", outcome: "delivered" }).recipients).toEqual([
    { identity: "Ana", outcome: "delivered" },
  ]);
});

test("a late “delivered” does not undo “seen”", () => {
  const seen = withReceipt(toAna, { id, from: "Ana", outcome: "seen" });
  expect(withReceipt(seen, { id, from: "Ana", outcome: "delivered" })).toEqual(seen);
});

test("nobody confirms a ping that was not for them", () => {
  expect(withReceipt(toAna, { id, from: "Mallory", outcome: "seen" })).toBe(toAna);
});

test("a receipt for another ping changes nothing", () => {
  expect(
    withReceipt(toAna, { id: "0199aa00-0000-7000-8000-000000000002", from: "Ana", outcome: "seen" }),
  ).toBe(toAna);
});

test("a receipt may come before it is known who was there", () => {
  const toAll: SentPing = { ...toAna, to: null, recipients: [] };
  expect(withReceipt(toAll, { id, from: "Bo", outcome: "delivered" }).recipients).toEqual([
    { identity: "Bo", outcome: "delivered" },
  ]);
});
