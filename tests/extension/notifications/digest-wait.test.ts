import { expect, test } from "vitest";
import { digestWaitMs } from "../../../extension/core/notifications/several-pings.ts";
import type { Standing } from "../../../extension/core/people/standings.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

const now = sentAt + 600_000;
const standingOf = (from: string): Standing => (from.startsWith("Guest") ? "stranger" : "friend");
const late = (n: number, from: string, more: Partial<ReceivedPing> = {}) =>
  receivedPing(n, { from, held: true, ...more });
const waitMs = (pings: ReceivedPing[], news: ReceivedPing[]) =>
  digestWaitMs(pings, news, { standingOf, isMuted: ({ room }) => room === "muted", now });

/** So many digests of somebody a moment ago, of two pings each. */
const digests = (count: number, from: string, more: Partial<ReceivedPing> = {}) =>
  Array.from({ length: 2 * count }, (_, n) =>
    late(n, from, { notifiedAt: now - 1_000 * Math.floor(n / 2), ...more }),
  );

test("late pings are told of at once, and two digests later those of people one hardly knows wait", () => {
  const news = [late(50, "Guest 9")];
  expect(waitMs(digests(1, "Guest"), news)).toBe(0);
  expect(waitMs(digests(2, "Guest"), news)).toBe(59_000);
});

test("those of people one knows wait for no digest of others, and for their own after five", () => {
  const news = [late(50, "Ana"), late(51, "Guest 9")];
  expect(waitMs(digests(50, "Guest"), news)).toBe(0);
  expect(waitMs(digests(4, "Ana"), news)).toBe(0);
  expect(waitMs(digests(5, "Ana"), news)).toBeCloseTo(26_000, -1);
});

test("what disturbed nobody makes nobody wait", () => {
  const news = [late(50, "Guest 9")];
  expect(waitMs(digests(9, "Guest", { room: "muted" }), news)).toBe(0);
  expect(waitMs(digests(9, "Guest", { seenAt: sentAt }), news)).toBe(0);
  expect(waitMs(digests(9, "Guest", { notifiedAt: undefined }), news)).toBe(0);
});
