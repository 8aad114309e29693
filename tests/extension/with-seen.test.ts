import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withSeen } from "../../extension/background/with-seen.ts";
import type { KnownTeammate } from "../../extension/shared/known-teammates.ts";

const now = 1_700_000_000_000;
const minute = 60_000;
const day = 24 * 60 * minute;
const met = (identity: string, lastSeenAt: number, room = "ops"): KnownTeammate => ({
  identity,
  room,
  lastSeenAt,
});
const see = (known: KnownTeammate[], present: string[], before: string[] = present, room = "ops") =>
  withSeen(known, { before, present, room, now });

test("remembers somebody new", () => {
  expect(see([], ["Ana.abcdefgh"])).toEqual([met("Ana.abcdefgh", now)]);
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
  expect(see([met(before, now - minute)], [after], [before])).toEqual([met(after, now)]);
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

test("keeps the 500 who were seen last, in that order, each once", () => {
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
