import { expect, test } from "vitest";
import { maxChanges, withChange } from "../../../extension/core/timeline/timeline.ts";
import type { Change } from "../../../extension/shared/core-values-schema.ts";

const lost: Change["why"] = { plain: "The connection to the room was lost." };
const refused: Change["why"] = { plain: "The service cannot be reached." };

/** The timeline of what happened, oldest first, one second after another. */
const of = (...changes: Omit<Change, "at">[]): Change[] =>
  changes.reduce<Change[]>((known, change, n) => withChange(known, { at: n * 1_000, ...change }), []);

const words = (timeline: readonly Change[]) =>
  timeline.map(({ room, what }) => (room === undefined ? what : `${room} ${what}`)).reverse();

test("the newest change comes first", () => {
  const timeline = of({ what: "connecting", room: "ops" }, { what: "connected", room: "ops" });
  expect(timeline.map(({ at }) => at)).toEqual([1_000, 0]);
});

test("a state that is told again is no change, so that nothing has to be written", () => {
  const timeline = of({ what: "connected", room: "ops" });
  expect(withChange(timeline, { at: 9_000, what: "connected", room: "ops" })).toBe(timeline);
});

test("each room has states of its own", () => {
  const timeline = of(
    { what: "connected", room: "ops" },
    { what: "connected", room: "dev" },
    { what: "connected", room: "ops" },
    { what: "connected", room: "dev" },
  );
  expect(words(timeline)).toEqual(["ops connected", "dev connected"]);
});

test("what lies between two reports of one state does not make the second a change", () => {
  const timeline = of(
    { what: "connected", room: "ops" },
    { what: "offline" },
    { what: "connected", room: "ops" },
    { what: "online" },
  );
  expect(words(timeline)).toEqual(["ops connected", "offline", "online"]);
});

test("one state for another reason is a change", () => {
  const timeline = of(
    { what: "disconnected", room: "ops", why: lost },
    { what: "disconnected", room: "ops", why: refused },
    { what: "disconnected", room: "ops", why: refused },
  );
  expect(timeline.map(({ why }) => why)).toEqual([refused, lost]);
});

test.each(["started", "opened", "replaced"] as const)(
  "after the rooms have begun anew (%s) the same state is news",
  (beginning) => {
    const timeline = of(
      { what: "connected", room: "ops" },
      { what: beginning },
      { what: "connected", room: "ops" },
    );
    expect(words(timeline)).toEqual(["ops connected", beginning, "ops connected"]);
  },
);

test("a room that is joined as its document opens begins once", () => {
  const timeline = of(
    { what: "connecting", room: "ops" },
    { what: "opened" },
    { what: "connecting", room: "ops" },
    { what: "connected", room: "ops" },
  );
  expect(words(timeline)).toEqual(["ops connecting", "opened", "ops connected"]);
});

test("an event that repeats is told once", () => {
  expect(words(of({ what: "offline" }, { what: "offline" }, { what: "online" }))).toEqual([
    "offline",
    "online",
  ]);
});

test("the same event in two rooms is two", () => {
  const timeline = of({ what: "unproven", room: "ops" }, { what: "unproven", room: "dev" });
  expect(words(timeline)).toEqual(["ops unproven", "dev unproven"]);
});

test("the oldest changes are forgotten", () => {
  const many = Array.from({ length: maxChanges + 50 }, (_, n) => ({
    what: n % 2 ? ("connected" as const) : ("reconnecting" as const),
    room: "ops",
  }));
  const timeline = of(...many);
  expect(timeline).toHaveLength(maxChanges);
  expect(timeline[0]?.at).toBe((maxChanges + 49) * 1_000);
});
