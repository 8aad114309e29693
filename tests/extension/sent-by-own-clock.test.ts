import { expect, test } from "vitest";
import { sentByOwnClock } from "../../extension/shared/ping.ts";

const receivedAt = 1_700_000_000_000;
const sentAt = receivedAt + 3_600_000; // Their clock is ahead.

test("a ping was sent as long ago as it waited, by our clock", () => {
  expect(sentByOwnClock({ receivedAt, sentAt, waitedMs: 5_000 })).toBe(receivedAt - 5_000);
});

test("of an earlier version there is nothing but the sender's clock, and no ping comes before it was sent", () => {
  expect(sentByOwnClock({ receivedAt, sentAt: receivedAt - 3_600_000 })).toBe(receivedAt - 3_600_000);
  expect(sentByOwnClock({ receivedAt, sentAt })).toBe(receivedAt);
});

test.each([
  { sentAt: 0 },
  { sentAt, waitedMs: 400 * 86_400_000 },
  { sentAt, waitedMs: Number.MAX_SAFE_INTEGER },
])("no ping waited for longer than it can be kept, whatever its sender's clock says: %j", (said) => {
  expect(sentByOwnClock({ receivedAt, ...said })).toBe(receivedAt - 7 * 86_400_000);
});

test("a ping that seems to have come in 1970 was not sent before", () => {
  expect(sentByOwnClock({ receivedAt: 5, sentAt, waitedMs: 60_000 })).toBe(0);
});
