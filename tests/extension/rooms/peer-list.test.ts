import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPeerList, type PeerList } from "../../../extension/core/rooms/peer-list.ts";
import type { Path } from "../../../extension/core/rooms/room.ts";

let attendance: PeerList;

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
  attendance.heard("Ana", here);
  attendance.heard("Bo", away);
  expect(attendance.shown(open("Ana", "Bo"))).toEqual([{ identity: "Bo", presence: "away" }]);
});

test("shows until when somebody does not want to be disturbed, and whether urgent pings pass", () => {
  const until = Date.now() + 3_600_000;
  const quiet = { presence: "do-not-disturb", until } as const;
  attendance.heard("Ana", quiet);
  attendance.heard("Bo", { ...quiet, urgent: false });
  attendance.heard("Cleo", { presence: "do-not-disturb", urgent: true });
  attendance.heard("Dee", { ...away, until: 1_700_000_000_000, urgent: false });
  expect(attendance.shown(open("Ana", "Bo", "Cleo", "Dee"))).toEqual([
    { identity: "Ana", ...quiet },
    { identity: "Bo", ...quiet, urgentPasses: false },
    { identity: "Cleo", presence: "do-not-disturb" },
    { identity: "Dee", presence: "away" },
  ]);
});

test.each([
  ["past", -60_000],
  ["next year", 365 * 86_400_000],
])("shows no end that lies in the %s, as it does by a clock that is wrong", (_, inMs) => {
  attendance.heard("Ana", { presence: "do-not-disturb", until: Date.now() + inMs });
  expect(attendance.shown(open("Ana"))).toEqual([{ identity: "Ana", presence: "do-not-disturb" }]);
});

test.each([
  ["ahead", 86_400_000],
  ["back", -86_400_000],
])("nobody falls silent, or is heard for longer, because the clock was set %s", (_, by) => {
  attendance.heard("Ana", here);
  vi.setSystemTime(Date.now() + by);
  expect(attendance.shown(open("Ana"))).toEqual([]);
  expect(attendance.hasLost(open("Ana"))).toBe(false);
  vi.advanceTimersByTime(45_001);
  expect(attendance.shown(open("Ana"))).toEqual([{ identity: "Ana", presence: "silent" }]);
});

test("takes another end, and other words on urgent pings, for news", () => {
  const quiet = { presence: "do-not-disturb", until: 1_700_000_000_000 } as const;
  expect(attendance.heard("Bo", quiet)).toBe(true);
  expect(attendance.heard("Bo", { ...quiet })).toBe(false);
  expect(attendance.heard("Bo", { ...quiet, until: 1_700_000_000_001 })).toBe(true);
  expect(attendance.heard("Bo", { ...quiet, until: 1_700_000_000_001, urgent: false })).toBe(true);
});

test("shows as silent whoever has said nothing for 45 s, whatever they said before", () => {
  attendance.heard("Ana", here);
  attendance.heard("Bo", away);
  vi.advanceTimersByTime(45_000);
  attendance.heard("Bo", away);
  vi.advanceTimersByTime(1);
  expect(attendance.shown(open("Ana", "Bo"))).toEqual([
    { identity: "Ana", presence: "silent" },
    { identity: "Bo", presence: "away" },
  ]);
});

test("never shows a page as silent that has never said anything", () => {
  attendance.keep(open("Page"));
  vi.advanceTimersByTime(120_000);
  expect(attendance.shown(open("Page"))).toEqual([]);
});

test("shows as silent whoever's data track has not come through for 45 s", () => {
  const behindWall: Path[] = [{ identity: "Bo", state: "missing" }];
  attendance.keep(behindWall);
  vi.advanceTimersByTime(45_000);
  expect(attendance.shown(behindWall)).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(attendance.shown(behindWall)).toEqual([{ identity: "Bo", presence: "silent" }]);
});

test("asks a newcomer three times at most, and nobody who has told their key", () => {
  attendance.heard("Ana", here, "key");
  for (let time = 0; time < 3; time += 1) {
    expect(attendance.unheard(open("Ana", "Page"))).toEqual(["Page"]);
    attendance.asked(["Page"]);
    vi.advanceTimersByTime(5_000);
  }
  expect(attendance.unheard(open("Ana", "Page"))).toEqual([]);
});

test("takes nobody for a page without a key who had no time to answer", () => {
  for (let time = 0; time < 50; time += 1) attendance.asked(["Bo"]);
  expect(attendance.keyOf("Bo")).toBeUndefined();
});

test("forgets those who have left", () => {
  attendance.heard("Ana", away);
  attendance.keep(open("Bo"));
  expect(attendance.speaks("Ana")).toBe(false);
});
