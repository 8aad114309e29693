import { describe, expect, test } from "vitest";
import { isLate } from "../../../extension/core/attention/may-notify.ts";
import { addToInbox as takeWith, withinInbox } from "../../../extension/core/inbox/add-to-inbox.ts";
import { digestOf } from "../../../extension/core/notifications/several-pings.ts";
import type { Standing } from "../../../extension/core/people/standings.ts";
import { nameOf } from "../../../extension/shared/identity.ts";
import { maxUnread } from "../../../extension/shared/limits.ts";
import { pingKey } from "../../../extension/shared/ping.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

const known = () => "known" as const;
const addToInbox = (pings: ReceivedPing[], keys: string[], ping: ReceivedPing) =>
  takeWith(pings, keys, ping, known);

describe("the inbox", () => {
  test("takes a ping once, however often it is sent", () => {
    const pings = [receivedPing(1)];
    expect(addToInbox(pings, [], receivedPing(1, { receivedAt: sentAt + 9_000 }))).toBe(pings);
  });

  test("takes a ping although somebody else used its id first", () => {
    const pings = [receivedPing(1, { from: "Mallory" })];
    expect(addToInbox(pings, pings.map(pingKey), receivedPing(1))).toHaveLength(2);
  });

  test("does not take a ping again that it no longer holds", () => {
    const pings = [receivedPing(2)];
    expect(addToInbox(pings, [pingKey(receivedPing(1))], receivedPing(1))).toBe(pings);
  });

  test("has so many unread pings at most, and whoever sent the most loses the oldest", () => {
    const bo = receivedPing(0, { from: "Bo" });
    const full = [...Array.from({ length: maxUnread - 1 }, (_, n) => receivedPing(maxUnread - n)), bo];
    const pings = addToInbox(full, [], receivedPing(5_000));
    expect(pings).toHaveLength(maxUnread);
    expect(pings).toContain(bo);
    expect(pings.map(({ id }) => id)).not.toContain(idOf(2));
  });

  test("keeps what somebody has seen, however much is unread", () => {
    const seen = Array.from({ length: 500 }, (_, n) => receivedPing(n, { seenAt: sentAt }));
    const full = Array.from({ length: maxUnread }, (_, n) => receivedPing(2_000 - n));
    const pings = addToInbox([...full, ...seen], [], receivedPing(5_000));
    expect(pings).toHaveLength(maxUnread + 500);
    expect(pings).toEqual(expect.arrayContaining(seen));
  });

  describe("that a thousand strangers fill with one ping each", () => {
    const standing = (from: string): Standing =>
      from.startsWith("Guest") ? "stranger" : from.startsWith("Ana") ? "friend" : "known";
    const flood = (pings: ReceivedPing[]) => {
      const guests = Array.from({ length: 999 }, (_, n) =>
        receivedPing(8_000 - n, { from: `Guest ${n}.aaaaaaaa` }),
      );
      return takeWith(withinInbox([...guests, ...pings], standing), [], last, standing);
    };
    const last = receivedPing(9_000, { from: "Guest 1000.aaaaaaaa" });
    const honest = [
      ...Array.from({ length: 300 }, (_, n) => receivedPing(400 - n, { from: "Ana.aaaaaaaa" })),
      ...Array.from({ length: 90 }, (_, n) => receivedPing(90 - n, { from: `Bo ${n % 3}.aaaaaaaa` })),
    ];

    test("keeps all that others sent, and as many of theirs as there is room for", () => {
      const left = flood(honest);
      expect(left).toHaveLength(maxUnread);
      expect(left).toEqual(expect.arrayContaining(honest));
      expect(left[0]).toBe(last);
    });

    test("keeps what is there from a former team, of which it knows nobody any more", () => {
      const former = Array.from({ length: 200 }, (_, n) =>
        receivedPing(200 - n, { from: "Guest.aaaaaaaa", former: true }),
      );
      expect(flood(former)).toEqual(expect.arrayContaining(former));
    });

    test("is theirs for a tenth when it was full of what others sent", () => {
      const full = Array.from({ length: maxUnread }, (_, n) =>
        receivedPing(maxUnread - n, { from: "Ana.aaaaaaaa" }),
      );
      expect(flood(full).filter(({ from }) => from.startsWith("Guest"))).toHaveLength(maxUnread / 10);
    });
  });
});

describe("a digest", () => {
  test("is for pings that were sent long before they arrived", () => {
    expect(isLate(receivedPing(1, { receivedAt: sentAt + 61_002 }), sentAt + 61_002)).toBe(true);
    expect(isLate(receivedPing(1, { receivedAt: sentAt + 3_000 }), sentAt + 3_000)).toBe(false);
  });

  test("is for pings that waited with their sender for long, whatever the time is there", () => {
    for (const offMs of [-3_600_000, 0, 3_600_000]) {
      const came = { receivedAt: sentAt + offMs };
      expect(isLate(receivedPing(1, { ...came, waitedMs: 300 }), came.receivedAt)).toBe(false);
      expect(isLate(receivedPing(1, { ...came, waitedMs: 61_000 }), came.receivedAt)).toBe(true);
    }
  });

  test("is for pings that arrived in time and could not be notified of, too", () => {
    expect(isLate(receivedPing(1), sentAt + 61_002)).toBe(true);
  });

  test("counts pings by name, in the order of the first of each", () => {
    const pings = [receivedPing(3), receivedPing(2, { from: "Bo" }), receivedPing(1)];
    expect(digestOf(pings, known, nameOf)).toEqual({
      title: "3 pings while you were away",
      message: "Ana ×2 and Bo",
    });
  });

  test("names those first whom one knows best, each person once, and counts the rest", () => {
    const guests = Array.from({ length: 1_000 }, (_, n) =>
      receivedPing(n + 10, { from: `Guest ${n}.aaaaaaaa` }),
    );
    const pings = [
      ...guests,
      receivedPing(3, { from: "Ana.bbbbbbbb" }),
      receivedPing(2, { from: "Ana.aaaaaaaa" }),
    ];
    const standingOf = (from: string): Standing => (from.startsWith("Ana") ? "friend" : "stranger");
    expect(digestOf(pings, standingOf, nameOf).message).toMatch(
      /^Ana ×2, Guest 999, .*, and 993 other people$/,
    );
  });
});
