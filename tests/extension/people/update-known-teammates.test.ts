import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { updateKnownTeammates } from "../../../extension/core/people/update-known-teammates.ts";
import type { KnownTeammate } from "../../../extension/shared/team-schema.ts";

const now = 1_700_000_000_000;
const minute = 60_000;
const day = 24 * 60 * minute;
const met = (
  identity: string,
  lastSeenAt: number,
  room = "ops",
  more: Partial<KnownTeammate> = {},
): KnownTeammate => ({ identity, room, lastSeenAt, ...more });
const seeAt = (at: number, known: KnownTeammate[], present: string[], before = present, room = "ops") =>
  updateKnownTeammates(known, { before, present, room, now: at });
const see = (known: KnownTeammate[], present: string[], before: string[] = present, room = "ops") =>
  seeAt(now, known, present, before, room).known;

test("remembers somebody new", () => {
  expect(see([], ["Ana.abcdefgh"])).toEqual([met("Ana.abcdefgh", now, "ops", { metAt: now })]);
});

test("knows a person on a new device, and in another room, as long as on the first", () => {
  const past = { metAt: now - 9 * day, pingedAt: now - day };
  const known = [met("Ana.aaaaaaaa", now - minute, "ops", past)];
  expect(see(known, ["Ana.bbbbbbbb"], [], "tea")[0]).toEqual(met("Ana.bbbbbbbb", now, "tea", past));
});

test("never remembers a probe", () => {
  expect(see([], ["Ana.abcdefgh.probe"])).toEqual([]);
});

test("notes the time when somebody leaves", () => {
  const known = [met("Ana.abcdefgh", now - minute)];
  expect(see(known, [], ["Ana.abcdefgh"])).toEqual([met("Ana.abcdefgh", now)]);
});

test("changes nothing for somebody who left before", () => {
  const known = [met("Ana.abcdefgh", now - day)];
  expect(see(known, [])).toBe(known);
});

test("stores nothing while somebody stays, but for every five minutes", () => {
  const fresh = [met("Ana.abcdefgh", now - 4 * minute)];
  expect(see(fresh, ["Ana.abcdefgh"])).toBe(fresh);
  expect(see([met("Ana.abcdefgh", now - 5 * minute)], ["Ana.abcdefgh"])).toEqual([met("Ana.abcdefgh", now)]);
});

test("remembers somebody in each room in which they were met, and when they were there last", () => {
  const inBoth = [met("Ana.abcdefgh", now, "tea"), met("Ana.abcdefgh", now - minute, "ops")];
  expect(see(inBoth.slice(1), ["Ana.abcdefgh"], [], "tea")).toEqual(inBoth);
  expect(see(inBoth, [], ["Ana.abcdefgh"])).toEqual([
    met("Ana.abcdefgh", now, "tea"),
    met("Ana.abcdefgh", now),
  ]);
});

describe("a name that comes back under another identity", () => {
  test("stays twice while the old one was seen in the last seven days", () => {
    const known = [met("Ana.aaaaaaaa", now - 7 * day)];
    expect(see(known, ["Ana.bbbbbbbb"]).map(({ identity }) => identity)).toEqual([
      "Ana.bbbbbbbb",
      "Ana.aaaaaaaa",
    ]);
  });

  test("replaces an older one", () => {
    const known = [met("Ana.aaaaaaaa", now - 7 * day - 1)];
    expect(see(known, ["Ana.bbbbbbbb"])).toEqual([met("Ana.bbbbbbbb", now)]);
  });

  test("replaces nobody of another name or room", () => {
    const known = [met("Bo.aaaaaaaa", now - 8 * day), met("Ana.aaaaaaaa", now - 8 * day, "tea")];
    expect(see(known, ["Ana.bbbbbbbb"])).toHaveLength(3);
  });
});

test("a device that comes back under another name is that of one person, who goes by the new one", () => {
  const [before, after] = ["Ana.maaaaaaaaa.aaaaaaaa", "Ana Lima.maaaaaaaaa.aaaaaaaa"];
  expect(see([met(before, now - minute)], [after], [before])).toMatchObject([met(after, now)]);
});

describe("a role that has changed", () => {
  test.each(["Ana.aaaaaaaa", "Ana.bbbbbbbb"])("replaces what was known of %s at once", (identity) => {
    const known = [met(identity, now - minute)];
    expect(see(known, ["Ana.bbbbbbbb.publish"])).toEqual([met("Ana.bbbbbbbb.publish", now)]);
  });

  test("replaces nothing in another room, where the role is another one", () => {
    const known = [met("Ana.aaaaaaaa", now - minute, "tea")];
    expect(see(known, ["Ana.aaaaaaaa.subscribe"])).toHaveLength(2);
  });
});

/** The n-th of as many markers as one needs, as the service makes them. */
const marker = (n: number, length: number) =>
  n
    .toString(26)
    .padStart(length, "0")
    .replace(/[0-9]/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "");
/** The n-th guest: each is a person of their own. */
const guest = (n: number) => `Guest ${n}.g${marker(n, 9)}.${marker(n, 8)}`;
const guestsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => guest(first + n));
const listed = (known: readonly KnownTeammate[]) => known.map(({ identity }) => identity);
const strangers = (known: readonly KnownTeammate[]) =>
  listed(known).filter((each) => each.startsWith("Guest"));

describe("640 guests who come and go", () => {
  const friend = met("Ana.aaaaaaaa", now - 5 * day, "ops", { metAt: now - 5 * day, pingedAt: now - 5 * day });
  const colleague = met("Bo.aaaaaaaa", now - 6 * day, "ops", { metAt: now - 6 * day });

  /** Lets them come, 40 at a time. */
  const flood = (known: KnownTeammate[], gapMs: number) => {
    let list = known;
    let wasCrowded = false;
    for (let at = 0; at < 16; at += 1) {
      const seen = seeAt(
        now + at * gapMs,
        list,
        guestsFrom(at * 40, 40),
        guestsFrom((at - 1) * 40, at && 40),
      );
      list = seen.known;
      wasCrowded ||= seen.isCrowded;
    }
    return { list, wasCrowded };
  };

  test("are remembered 60 an hour, and that is told", () => {
    const { list, wasCrowded } = flood([friend], 1_000);
    expect(strangers(list)).toEqual(expect.arrayContaining(guestsFrom(0, 60)));
    expect(strangers(list)).toHaveLength(60);
    expect(wasCrowded).toBe(true);
  });

  test("drive nobody out whom this person has pinged, or knows longer, however slowly they come", () => {
    const others = Array.from({ length: 498 }, (_, n) =>
      met(`Old ${n}.${marker(n + 10_000, 8)}`, now - minute),
    );
    const { list } = flood([...others, friend, colleague], 62 * minute);
    expect(list).toHaveLength(500);
    expect(list).toContainEqual(friend);
    expect(strangers(list).length).toBeLessThanOrEqual(75);
  });

  test("keep no new teammate out of the list", () => {
    const { list } = flood([friend], 1_000);
    expect(listed(seeAt(now + minute, list, ["Cleo.maaaaaaaaa.aaaaaaaa"]).known)).toContain(
      "Cleo.maaaaaaaaa.aaaaaaaa",
    );
  });

  test("are no reason to forget who was there an hour before: those are remembered who are still there", () => {
    const { list } = flood([], 1_000);
    expect(strangers(seeAt(now + 61 * minute, list, [guest(639)]).known)).toContain(guest(639));
  });
});

test("a person with ever more devices pushes out nobody but themselves", () => {
  const others = Array.from({ length: 74 }, (_, n) =>
    met(`Old ${n}.${marker(n + 10_000, 8)}`, now - minute, "ops", { metAt: now }),
  );
  const friends = Array.from({ length: 425 }, (_, n) =>
    met(`Friend ${n}.${marker(n + 20_000, 8)}`, now - day, "ops", { pingedAt: now }),
  );
  let known = [...others, ...friends];
  for (let n = 0; n < 40; n += 1) known = see(known, [`Mallory.${marker(n, 8)}`]);
  expect(known.filter(({ identity }) => identity.startsWith("Old"))).toHaveLength(74);
});

test("a full list that lets somebody go who has not been there for a week is no news", () => {
  const full = (lastSeenAt: number) =>
    Array.from({ length: 500 }, (_, n) => met(`Old ${n}.${marker(n + 10_000, 8)}`, lastSeenAt));
  expect(seeAt(now, full(now - 7 * day), ["Ana.aaaaaaaa"]).isCrowded).toBe(false);
  expect(seeAt(now, full(now - 6 * day), ["Ana.aaaaaaaa"]).isCrowded).toBe(true);
});

test("a crowded room is told of only if somebody is left out", () => {
  expect(seeAt(now, [], guestsFrom(0, 60)).isCrowded).toBe(false);
  expect(seeAt(now, [], guestsFrom(0, 61)).isCrowded).toBe(true);
});

test("keeps 500 at most, those seen last first, each once", () => {
  const identity = fc.stringMatching(/^[A-C][a-z]{0,2}\.[a-z2-7]{8}(\.publish|\.subscribe)?$/);
  const ids = fc.uniqueArray(identity, { maxLength: 120 });
  const times = fc.integer({ min: now - 30 * day, max: now });
  const stored = fc
    .uniqueArray(fc.tuple(identity, times), { selector: ([id]) => id, maxLength: 200 })
    .map((all) => all.map(([id, at]) => met(id, at)).sort((a, b) => b.lastSeenAt - a.lastSeenAt));
  fc.assert(
    fc.property(stored, ids, ids, (known, before, present) => {
      const next = see(known, present, before);
      expect(next.length).toBeLessThanOrEqual(500);
      expect(new Set(next.map((each) => each.identity)).size).toBe(next.length);
      expect(next).toEqual([...next].sort((a, b) => b.lastSeenAt - a.lastSeenAt));
      expect(see(next, present)).toBe(next);
    }),
  );
});
