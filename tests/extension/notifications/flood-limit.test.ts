import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FloodContext,
  type FloodVerdict,
  floodLimits,
} from "../../../extension/core/notifications/flood-limit.ts";
import type { Standing } from "../../../extension/core/people/standings.ts";
import { pingKey } from "../../../extension/shared/ping.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

const standingOf = (from: string): Standing => {
  if (from.startsWith("Guest")) return "stranger";
  return from.startsWith("Friend") ? "friend" : "known";
};
const context: FloodContext = {
  standingOf,
  isMuted: ({ room }) => room === "muted",
  now: sentAt + 3_600_000,
};

/** The verdicts on pings, which are newest first, in the order in which they came. */
const verdictsOn = (pings: readonly ReceivedPing[]): (FloodVerdict | undefined)[] => {
  const verdicts = floodLimits(pings, context);
  return pings.map((ping) => verdicts.get(pingKey(ping))).reverse();
};
const verdictOn = (pings: readonly ReceivedPing[], ping: ReceivedPing) =>
  floodLimits([ping, ...pings], context).get(pingKey(ping));

/** Pings of one after another, newest first. */
const burst = (count: number, gapMs: number, more: (n: number) => Partial<ReceivedPing> = () => ({})) =>
  Array.from({ length: count }, (_, n) =>
    receivedPing(n + 1, { sentAt: sentAt + n * gapMs, receivedAt: sentAt + n * gapMs, ...more(n) }),
  ).toReversed();
const countOf = (verdicts: readonly unknown[], verdict: FloodVerdict) =>
  verdicts.filter((each) => each === verdict).length;

describe("a sender who floods", () => {
  test("is notified of ten times in a row, announced once, and then quiet", () => {
    expect(verdictsOn(burst(13, 10))).toEqual([
      ...Array(10).fill("usual"),
      "announce-person",
      "quiet",
      "quiet",
    ]);
  });

  test("is notified of again after five seconds, and not announced again", () => {
    const more = [51, 50].map((n) => receivedPing(n, { receivedAt: sentAt + 5_200 + n }));
    expect(verdictsOn([...more, ...burst(12, 10)]).slice(-2)).toEqual(["usual", "quiet"]);
  });

  test("slows nobody else down", () => {
    expect(verdictOn(burst(20, 10), receivedPing(50, { from: "Bo", receivedAt: sentAt + 200 }))).toBe(
      "usual",
    );
  });

  test("has one limit for all of their devices and roles", () => {
    const devices = ["Ana.aaaaaaaa", "Ana.bbbbbbbb", "Ana.cccccccc.publish"];
    const verdicts = verdictsOn(burst(30, 10, (n) => ({ from: devices[n % 3] ?? "" })));
    expect([countOf(verdicts, "usual"), countOf(verdicts, "announce-person")]).toEqual([10, 1]);
  });

  test("with urgent pings is notified of three, then of one a minute, whatever else they send", () => {
    const urgent = burst(8, 10_000, () => ({ priority: "urgent" }));
    const verdicts = verdictsOn(urgent);
    expect(verdicts.slice(0, 5)).toEqual(["usual", "usual", "usual", "announce-person", "quiet"]);
    expect(countOf(verdicts, "usual")).toBe(4);
    expect(verdictOn(urgent, receivedPing(99, { waitedMs: 0, receivedAt: sentAt + 80_000 }))).toBe("usual");
  });

  test("counts for nothing with what notifies of nothing: nudges, muted rooms, what comes late or was seen elsewhere", () => {
    const silent: Partial<ReceivedPing>[] = [
      { priority: "nudge" },
      { room: "muted" },
      { held: true },
      { waitedMs: 61_000 },
      { seenAt: sentAt },
      { former: true },
    ];
    const pings = silent
      .flatMap((more) => burst(20, 1, () => more))
      .map((ping, n) => ({ ...ping, id: `${n}` }));
    expect(floodLimits(pings, context).size).toBe(0);
    expect(verdictOn(pings, receivedPing(500, { receivedAt: sentAt + 30 }))).toBe("usual");
  });

  test("has no more urgent pings shown that were held for hours than of those that come at once", () => {
    const held = burst(100, 60_000, () => ({ priority: "urgent", held: true }));
    expect(countOf(verdictsOn(held), "usual")).toBe(3);
  });
});

/** 150 pings of twelve guests in 15 s, 26 of them urgent. */
const attack = burst(150, 100, (n) => ({
  from: `Guest ${n % 12}.aaaaaaaa`,
  priority: n % 6 === 0 || n === 1 ? "urgent" : "ping",
}));

describe("twelve guests who flood together", () => {
  const isUrgent = ({ priority }: ReceivedPing) => priority === "urgent";

  test("make 18 notifications of 150 pings, of which four are urgent, and two that say so", () => {
    expect([attack.length, attack.filter(isUrgent).length]).toEqual([150, 26]);
    const verdicts = floodLimits(attack, context);
    const usual = attack.filter((ping) => verdicts.get(pingKey(ping)) === "usual");
    expect([usual.filter((ping) => !isUrgent(ping)).length, usual.filter(isUrgent).length]).toEqual([14, 4]);
    expect(countOf([...verdicts.values()], "announce-many")).toBe(2);
    expect(countOf([...verdicts.values()], "announce-person")).toBe(0);
  });

  test("are limited in all rooms together, and not in each anew", () => {
    const verdicts = verdictsOn(attack.map((ping, n) => ({ ...ping, room: `room ${n % 10}` })));
    expect(countOf(verdicts, "usual")).toBeLessThanOrEqual(16 + 4 + 5);
  });

  test("are limited as much with an identity of its own for each ping", () => {
    const verdicts = verdictsOn(attack.map((ping, n) => ({ ...ping, from: `Guest ${n}.aaaaaaaa` })));
    expect(countOf(verdicts, "usual")).toBeLessThanOrEqual(21);
  });

  test("are limited as much when the inbox has kept but the last of them", () => {
    const later = burst(1_000, 100, (n) => ({ from: `Guest ${n % 12}.aaaaaaaa` }));
    expect(verdictsOn(later.slice(0, 100)).at(-1)).toBe("quiet");
  });

  test.each(["ping", "urgent"] as const)(
    "keep no %s of anybody from being shown whom one knows",
    (priority) => {
      const receivedAt = sentAt + 15_000;
      for (const from of ["Friend.aaaaaaaa", "Known.aaaaaaaa"])
        expect(verdictOn(attack, receivedPing(900, { from, priority, receivedAt }))).toBe("usual");
    },
  );
});

test("those whom one knows have limits together as well, and friends one of their own", () => {
  const from = (who: string) => burst(300, 10, (n) => ({ from: `${who} ${n % 60}.aaaaaaaa` }));
  const [known, friends] = [from("Known"), from("Friend")].map(verdictsOn);
  expect(countOf(known ?? [], "usual")).toBe(25);
  expect(countOf(friends ?? [], "usual")).toBe(49);
  const friend = receivedPing(900, { from: "Friend.aaaaaaaa", receivedAt: sentAt + 3_000 });
  expect(verdictOn(from("Known"), friend)).toBe("usual");
});

test("what nobody has to be notified of any more counts as before, whatever pauses there were", () => {
  const anyPing = fc.record({
    gapMs: fc.oneof(
      fc.constant(0),
      fc.integer({ max: 20_000, min: 0 }),
      fc.integer({ max: 400_000, min: 0 }),
    ),
    from: fc.constantFrom("Guest 1.aaaaaaaa", "Guest 2.aaaaaaaa", "Friend.aaaaaaaa", "Known.aaaaaaaa"),
    priority: fc.constantFrom("ping" as const, "urgent" as const),
  });
  fc.assert(
    fc.property(fc.array(anyPing, { minLength: 1, maxLength: 60 }), fc.nat(), (some, nth) => {
      let receivedAt = sentAt;
      const pings = some.map(({ gapMs, ...what }, n) => {
        receivedAt += gapMs;
        return receivedPing(n + 1, { ...what, receivedAt, sentAt: receivedAt });
      });
      const done = nth % pings.length;
      const partly = pings.map((ping, n) => (n < done ? { ...ping, notifiedAt: receivedAt } : ping));
      const all = verdictsOn(pings.toReversed());
      expect(verdictsOn(partly.toReversed()).slice(done)).toEqual(all.slice(done));
    }),
  );
});
