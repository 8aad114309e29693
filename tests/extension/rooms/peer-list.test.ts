import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPeerList, type PeerList } from "../../../extension/core/rooms/peer-list.ts";
import type { Path } from "../../../extension/core/rooms/room.ts";

let attendance: PeerList;

const [ana, bo, cleo, dee, page] = ["Ana", "Bo", "Cleo", "Dee", "Page"].map(
  (name) => `${name}.${"a".repeat(22)}`,
) as [string, string, string, string, string];
const here = { presence: "here" } as const;
const away = { presence: "away" } as const;

const open = (...identities: string[]): Path[] => identities.map((identity) => ({ identity, state: "open" }));

beforeEach(() => {
  vi.useFakeTimers();
  attendance = createPeerList();
});

afterEach(() => {
  vi.useRealTimers();
});

test("shows those who said that they are away, and not those who are here", () => {
  attendance.heard(ana, here);
  attendance.heard(bo, away);
  expect(attendance.shown(open(ana, bo))).toEqual([{ identity: bo, presence: "away" }]);
});

test("shows until when somebody does not want to be disturbed, and whether urgent pings pass", () => {
  const until = Date.now() + 3_600_000;
  const quiet = { presence: "do-not-disturb", until } as const;
  attendance.heard(ana, quiet);
  attendance.heard(bo, { ...quiet, urgent: false });
  attendance.heard(cleo, { presence: "do-not-disturb", urgent: true });
  attendance.heard(dee, { ...away, until: 1_700_000_000_000, urgent: false });
  expect(attendance.shown(open(ana, bo, cleo, dee))).toEqual([
    { identity: ana, ...quiet },
    { identity: bo, ...quiet, urgentPasses: false },
    { identity: cleo, presence: "do-not-disturb" },
    { identity: dee, presence: "away" },
  ]);
});

test.each([
  ["past", -60_000],
  ["next year", 365 * 86_400_000],
])("shows no end that lies in the %s, as it does by a clock that is wrong", (_, inMs) => {
  attendance.heard(ana, { presence: "do-not-disturb", until: Date.now() + inMs });
  expect(attendance.shown(open(ana))).toEqual([{ identity: ana, presence: "do-not-disturb" }]);
});

test.each([
  ["ahead", 86_400_000],
  ["back", -86_400_000],
])("nobody falls silent, or is heard for longer, because the clock was set %s", (_, by) => {
  attendance.heard(ana, here);
  vi.setSystemTime(Date.now() + by);
  expect(attendance.shown(open(ana))).toEqual([]);
  expect(attendance.hasLost(open(ana))).toBe(false);
  vi.advanceTimersByTime(45_001);
  expect(attendance.shown(open(ana))).toEqual([{ identity: ana, presence: "silent" }]);
});

test("takes another end, and other words on urgent pings, for news", () => {
  const quiet = { presence: "do-not-disturb", until: 1_700_000_000_000 } as const;
  expect(attendance.heard(bo, quiet)).toBe(true);
  expect(attendance.heard(bo, { ...quiet })).toBe(false);
  expect(attendance.heard(bo, { ...quiet, until: 1_700_000_000_001 })).toBe(true);
  expect(attendance.heard(bo, { ...quiet, until: 1_700_000_000_001, urgent: false })).toBe(true);
});

test("shows as silent whoever has said nothing for 45 s, whatever they said before", () => {
  attendance.heard(ana, here);
  attendance.heard(bo, away);
  vi.advanceTimersByTime(45_000);
  attendance.heard(bo, away);
  vi.advanceTimersByTime(1);
  expect(attendance.shown(open(ana, bo))).toEqual([
    { identity: ana, presence: "silent" },
    { identity: bo, presence: "away" },
  ]);
});

test("never shows a page as silent that has never said anything", () => {
  attendance.keep(open(page));
  vi.advanceTimersByTime(120_000);
  expect(attendance.shown(open(page))).toEqual([]);
});

test("shows as silent whoever's data track has not come through for 45 s", () => {
  const behindWall: Path[] = [{ identity: bo, state: "missing" }];
  attendance.keep(behindWall);
  vi.advanceTimersByTime(45_000);
  expect(attendance.shown(behindWall)).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(attendance.shown(behindWall)).toEqual([{ identity: bo, presence: "silent" }]);
});

test("a data track that is missing for a moment after it was open makes nobody silent", () => {
  const tim = "Tim.abcdefgh";
  attendance.keep(open(tim));
  vi.advanceTimersByTime(600_000);
  attendance.shown(open(tim));
  vi.advanceTimersByTime(5_000);
  const renewed: Path[] = [{ identity: tim, state: "missing" }];
  expect(attendance.shown(renewed)).toEqual([{ identity: tim, presence: "mute" }]);
  vi.advanceTimersByTime(40_001);
  expect(attendance.shown(renewed)).toEqual([{ identity: tim, presence: "silent" }]);
});

test("once the relay tells who is silent, nobody else is, however long they say nothing", () => {
  for (const identity of [ana, bo]) attendance.heard(identity, away, "key");
  for (let times = 0; times < 60; times += 1) {
    vi.advanceTimersByTime(12_500);
    attendance.attested(new Set([bo]));
    expect(attendance.hasLost(open(ana, bo))).toBe(false);
  }
  const paths: Path[] = [{ identity: ana, state: "missing" }, ...open(bo)];
  expect(attendance.shown(paths)).toEqual([
    { identity: ana, presence: "away" },
    { identity: bo, presence: "silent" },
  ]);
  expect(attendance.heard(bo, away)).toBe(true);
  expect(attendance.shown(open(bo))).toEqual([{ identity: bo, presence: "away" }]);
});

test("asks a newcomer three times at most, and nobody who has told their key", () => {
  attendance.heard(ana, here, "key");
  for (let time = 0; time < 3; time += 1) {
    expect(attendance.unheard(open(ana, page))).toEqual([page]);
    attendance.asked([page]);
    vi.advanceTimersByTime(5_000);
  }
  expect(attendance.unheard(open(ana, page))).toEqual([]);
});

test("takes nobody for a page without a key who had no time to answer", () => {
  for (let time = 0; time < 50; time += 1) attendance.asked([bo]);
  expect(attendance.keyOf(bo)).toBeUndefined();
});

test("shows what has no key as a page that takes pings to everyone where anybody may come in, and none elsewhere", () => {
  const tim = "Tim.abcdefgh";
  expect(attendance.keyOf(tim)).toBeNull();
  expect(attendance.unheard(open(tim))).toEqual([]);
  expect(attendance.shown(open(tim))).toEqual([{ identity: tim, presence: "mute" }]);
  expect(createPeerList(true).shown(open(tim))).toEqual([{ identity: tim, presence: "plain" }]);
});

test("hides no page without a key behind what it says, or does not say", () => {
  const tim = "Tim.abcdefgh";
  const list = createPeerList(true);
  list.heard(tim, here);
  vi.advanceTimersByTime(50_000);
  expect(list.shown(open(tim))).toEqual([{ identity: tim, presence: "plain" }]);
});

test("takes a device that tells no key for one that is silent, and not for other software", () => {
  const list = createPeerList(true);
  list.heard(ana, here);
  for (let time = 0; time < 3; time += 1) {
    list.asked([ana]);
    vi.advanceTimersByTime(5_000);
  }
  expect(list.keyOf(ana)).toBeNull();
  expect(list.shown(open(ana))).toEqual([{ identity: ana, presence: "silent" }]);
});

test("tells apart who has another version, until they speak ours", () => {
  attendance.heardOtherVersion(ana, "older");
  attendance.heardOtherVersion(bo, "newer");
  expect(attendance.shown(open(ana, bo))).toEqual([
    { identity: ana, presence: "outdated" },
    { identity: bo, presence: "newer" },
  ]);
  expect(attendance.heard(ana, here, "key")).toBe(true);
  expect(attendance.shown(open(ana))).toEqual([]);
});

test("other software has no version, whatever it says", () => {
  attendance.heardOtherVersion("Page.aaaaaaaa", "older");
  expect(attendance.shown(open("Page.aaaaaaaa"))).toEqual([{ identity: "Page.aaaaaaaa", presence: "mute" }]);
});

test("forgets those who have left", () => {
  attendance.heard(ana, away);
  attendance.keep(open(bo));
  expect(attendance.speaks(ana)).toBe(false);
});
