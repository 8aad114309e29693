import { describe, expect, test } from "vitest";
import { digestOf, isLate } from "../../../extension/background/delivery/digest.ts";
import { floodVerdict } from "../../../extension/background/delivery/flood-verdict.ts";
import { longText, takeIntoInbox } from "../../../extension/background/delivery/take-into-inbox.ts";
import { maxInbox } from "../../../extension/shared/history/max-kept.ts";
import { pingKey } from "../../../extension/shared/ping.ts";
import { nameOf } from "../../../extension/shared/teammate.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

describe("the inbox", () => {
  test("takes a ping once, however often it is sent", () => {
    const pings = [receivedPing(1)];
    expect(takeIntoInbox(pings, [], receivedPing(1, { receivedAt: sentAt + 9_000 }))).toBe(pings);
  });

  test("takes a ping although somebody else used its id first", () => {
    const pings = [receivedPing(1, { from: "Mallory" })];
    expect(takeIntoInbox(pings, pings.map(pingKey), receivedPing(1))).toHaveLength(2);
  });

  test("does not take a ping again that it no longer holds", () => {
    const pings = [receivedPing(2)];
    expect(takeIntoInbox(pings, [pingKey(receivedPing(1))], receivedPing(1))).toBe(pings);
  });

  test("is capped, and whoever sent the most loses the oldest", () => {
    const bo = receivedPing(0, { from: "Bo" });
    const full = [...Array.from({ length: maxInbox - 1 }, (_, n) => receivedPing(maxInbox - n)), bo];
    const pings = takeIntoInbox(full, [], receivedPing(5_000));
    expect(pings).toHaveLength(maxInbox);
    expect(pings).toContain(bo);
    expect(pings.map(({ id }) => id)).not.toContain(idOf(2));
  });

  test("holds half as many whose text is long", () => {
    const long = "x".repeat(longText + 1);
    const full = Array.from({ length: maxInbox / 2 }, (_, n) => receivedPing(maxInbox - n, { text: long }));
    expect(takeIntoInbox(full.slice(1), [], receivedPing(5_000, { text: long }))).toHaveLength(maxInbox / 2);
    const pings = takeIntoInbox(full, [], receivedPing(5_000, { text: long.slice(1) }));
    expect(pings).toHaveLength(maxInbox / 2);
    expect(pings.map(({ id }) => id)).not.toContain(idOf(maxInbox / 2 + 1));
  });

  test("is pushed over by long texts at the cost of whoever sends them", () => {
    const long = "x".repeat(longText + 1);
    const ana = Array.from({ length: 300 }, (_, n) => receivedPing(2_000 - n, { from: "Ana", text: long }));
    const bo = Array.from({ length: 400 }, (_, n) => receivedPing(1_000 - n, { from: "Bo" }));
    const pings = takeIntoInbox([...ana, ...bo], [], receivedPing(5_000, { from: "Ana", text: long }));
    expect(pings).toHaveLength(700);
    expect(pings.filter(({ from }) => from === "Bo")).toHaveLength(400);
  });
});

describe("a sender who floods", () => {
  const burstOf = (count: number, gapMs: number) =>
    Array.from({ length: count }, (_, n) =>
      receivedPing(n + 1, { receivedAt: sentAt + n * gapMs }),
    ).toReversed();

  test("is notified of ten times in a row, announced once, and then quiet", () => {
    const pings = burstOf(13, 10);
    const verdicts = pings.toReversed().map((ping) => floodVerdict(pings, ping));
    expect(verdicts).toEqual([...Array(10).fill("usual"), "announce", "quiet", "quiet"]);
  });

  test("is notified of again after five seconds, and not announced again", () => {
    const more = [51, 50].map((n) => receivedPing(n, { receivedAt: sentAt + 5_200 + n }));
    const pings = [...more, ...burstOf(12, 10)];
    expect(more.toReversed().map((ping) => floodVerdict(pings, ping))).toEqual(["usual", "quiet"]);
  });

  test("slows nobody else down", () => {
    const bo = receivedPing(50, { from: "Bo", receivedAt: sentAt + 200 });
    expect(floodVerdict([bo, ...burstOf(20, 10)], bo)).toBe("usual");
  });

  test("with urgent pings is notified of three, then of one a minute, whatever else they send", () => {
    const urgent = Array.from({ length: 8 }, (_, n) =>
      receivedPing(n, { priority: "urgent", receivedAt: sentAt + n * 10_000 }),
    ).toReversed();
    const verdicts = urgent.toReversed().map((ping) => floodVerdict(urgent, ping));
    expect(verdicts.slice(0, 5)).toEqual(["usual", "usual", "usual", "announce", "quiet"]);
    expect(verdicts.filter((verdict) => verdict === "usual")).toHaveLength(4);
    const usual = receivedPing(99, { receivedAt: sentAt + 80_000 });
    expect(floodVerdict([usual, ...urgent], usual)).toBe("usual");
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
    expect(digestOf(pings, nameOf)).toEqual({
      title: "3 pings while you were away",
      message: "Ana ×2 and Bo",
    });
  });
});
