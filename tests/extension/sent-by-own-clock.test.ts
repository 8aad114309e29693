import { expect, test } from "vitest";
import { sentByOwnClock } from "../../extension/shared/sent-by-own-clock.ts";

const receivedAt = 1_700_000_000_000;
const sentAt = receivedAt + 3_600_000; // Their clock is ahead.

test("a ping was sent as long ago as it waited, by our clock", () => {
  expect(sentByOwnClock({ receivedAt, sentAt, waitedMs: 5_000 })).toBe(receivedAt - 5_000);
});

test("of an earlier version there is nothing but the sender's clock", () => {
  expect(sentByOwnClock({ receivedAt, sentAt })).toBe(sentAt);
});

test("whatever a sender says, the time is one that can be written", () => {
  const at = sentByOwnClock({ receivedAt, sentAt, waitedMs: Number.MAX_SAFE_INTEGER });
  expect(new Date(at).toISOString()).toBe("1970-01-01T00:00:00.000Z");
});
