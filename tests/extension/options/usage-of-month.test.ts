import { expect, test } from "vitest";
import { usageOfMonth } from "../../../extension/options/cost-fields.tsx";

const usage = { participantMinutes: 800, budget: 1_000 };
const told = (toldAt: number) =>
  ({ serviceUrl: "https://ping.example", engine: "twilio", usage, toldAt, tokenExpiresAt: 0 }) as const;

test("what the service said of a month is true of that month alone, which is one in UTC", () => {
  const end = Date.UTC(2026, 11) - 1;
  expect(usageOfMonth(told(end - 86_400_000), end)).toEqual(usage);
  expect(usageOfMonth(told(end), end + 1)).toBeUndefined();
  expect(usageOfMonth(told(Date.UTC(2025, 10, 5)), Date.UTC(2026, 10, 5))).toBeUndefined();
});

test("of rooms whose minutes the service does not tell nothing is known", () => {
  const { usage: _, ...silent } = told(5);
  expect(usageOfMonth(silent, 5)).toBeUndefined();
});
