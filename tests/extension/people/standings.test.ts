import { describe, expect, test } from "vitest";
import { withPinged } from "../../../extension/core/people/record-pinged.ts";
import {
  capacityOf,
  type Standing,
  standingsOf,
  withinShares,
} from "../../../extension/core/people/standings.ts";
import type { KnownTeammate } from "../../../extension/shared/team-schema.ts";

const now = 1_700_000_000_000;
const hour = 3_600_000;
const day = 24 * hour;
const member = "Ana.maaaaaaaaa.aaaaaaaa";
const guest = "Gus.gaaaaaaaaa.aaaaaaaa";
const met = (identity: string, more: Partial<KnownTeammate> = {}): KnownTeammate => ({
  identity,
  room: "ops",
  lastSeenAt: now - hour,
  metAt: now - hour,
  ...more,
});
const standingOf = (identity: string, known: KnownTeammate[]) => standingsOf(known, now)(identity);

describe("a standing", () => {
  test.each<[string, string, Partial<KnownTeammate>, Standing]>([
    ["a member met a day ago", member, { metAt: now - day }, "known"],
    ["a member met since", member, { metAt: now - day + 1 }, "newcomer"],
    ["a guest met a day ago", guest, { metAt: now - day }, "newcomer"],
    ["a guest met since", guest, { metAt: now - day + 1 }, "stranger"],
    ["whoever was met before that was noted", member, { metAt: undefined }, "known"],
    ["whom this person pinged", member, { pingedAt: now }, "friend"],
    ["a guest whom this person pinged", guest, { pingedAt: now - 300 * day }, "friend"],
  ])("of %s", (_who, identity, more, standing) => {
    expect(standingOf(identity, [met(identity, more)])).toBe(standing);
  });

  test("of somebody never met is that of a newcomer, of a guest that of a stranger", () => {
    expect([standingOf(member, []), standingOf(guest, [])]).toEqual(["newcomer", "stranger"]);
  });

  test("is one for all devices of a person, in all roles and rooms", () => {
    const known = [met(member, { pingedAt: now }), met("Ana.maaaaaaaaa.bbbbbbbb", { room: "tea" })];
    expect(standingOf("Ana.maaaaaaaaa.bbbbbbbb.publish", known)).toBe("friend");
  });
});

describe("who was pinged", () => {
  const pinged = (identity: string) => [{ identity, room: "ops", seenAt: now }];

  test("is marked on all devices, and once a day", () => {
    const marked = withPinged([met(member), met("Ana.maaaaaaaaa.bbbbbbbb"), met(guest)], pinged(member), now);
    expect(marked.map(({ pingedAt }) => pingedAt)).toEqual([now, now, undefined]);
    expect(withPinged(marked, pinged(member), now + hour)).toBe(marked);
    expect(withPinged(marked, pinged(member), now + 25 * hour)[0]?.pingedAt).toBe(now + 25 * hour);
  });

  test("is remembered from then on if there was no room for them before", () => {
    expect(withPinged([met(member)], pinged(guest), now)).toEqual([
      { identity: guest, room: "ops", lastSeenAt: now, metAt: now, pingedAt: now },
      met(member),
    ]);
  });
});

describe("a full list", () => {
  const shares = { stranger: 2, newcomer: 2, known: 3, friend: 3 };
  const entries = (standing: Standing, persons: string[]) => persons.map((person) => ({ standing, person }));
  const left = (items: ReturnType<typeof entries>) =>
    withinShares(items, shares, (each) => each).map(({ person }) => person);

  test("holds whatever comes until it is full", () => {
    const all = entries(
      "stranger",
      Array.from({ length: capacityOf(shares) }, (_, n) => `${n}`),
    );
    expect(withinShares(all, shares, (each) => each)).toBe(all);
  });

  test("lets strangers go before newcomers, these before those one knows, and friends last", () => {
    const all = [
      ...entries("friend", ["f1", "f2", "f3", "f4"]),
      ...entries("known", ["k1", "k2", "k3", "k4"]),
      ...entries("newcomer", ["n1", "n2", "n3"]),
      ...entries("stranger", ["s1", "s2", "s3"]),
    ];
    expect(left(all)).toEqual(["f1", "f2", "f3", "k1", "k2", "k3", "n1", "n2", "s1", "s2"]);
    expect(left(all.slice(0, 11))).toEqual([...all.slice(0, 10)].map(({ person }) => person));
  });

  test("takes nobody's share for those whom one knows better", () => {
    const all = [...entries("friend", Array(10).fill("f")), ...entries("stranger", ["s1", "s2"])];
    expect(left(all)).toEqual([...Array(8).fill("f"), "s1", "s2"]);
  });

  test("takes from the person who has most, the last first", () => {
    const all = [...entries("friend", ["a", "b", "b", "b", "a"]), ...entries("friend", Array(7).fill("c"))];
    expect(left(all)).toEqual(["a", "b", "b", "b", "a", ...Array(5).fill("c")]);
  });
});
