import { expect, test } from "vitest";
import { quietChoices } from "../../../extension/popup/quiet-choices.ts";

const now = new Date(2026, 10, 22, 14).getTime();
const read = (doNotDisturb: boolean, snoozedUntil: number) =>
  quietChoices({ doNotDisturb, snoozedUntil }, now).map(({ words, isChosen }) =>
    isChosen ? `(${words})` : words,
  );
const times = ["For 30 minutes", "For 1 hour", "Until tomorrow morning"];

test("nothing is chosen but off while one may be disturbed", () => {
  expect(read(false, 0)).toEqual(["(Off)", ...times, "Until I switch it off"]);
  expect(read(false, now - 1)).toEqual(["(Off)", ...times, "Until I switch it off"]);
});

test("a snooze says when it ends, and an endless one wins over it", () => {
  const until = new Date(2026, 10, 22, 15).getTime();
  expect(read(false, until)).toEqual(["Off", "(Until 3:00 PM)", ...times, "Until I switch it off"]);
  expect(read(true, until)).toEqual(["Off", ...times, "(Until I switch it off)"]);
});

test("each choice sets both, so that none is left over", () => {
  const changes = quietChoices({ doNotDisturb: true, snoozedUntil: 0 }, now).map(({ change }) => change);
  expect(changes).toEqual([
    { doNotDisturb: false, snoozedUntil: 0 },
    { doNotDisturb: false, snoozedUntil: now + 1_800_000 },
    { doNotDisturb: false, snoozedUntil: now + 3_600_000 },
    { doNotDisturb: false, snoozedUntil: new Date(2026, 10, 23, 8).getTime() },
    { doNotDisturb: true, snoozedUntil: 0 },
  ]);
});
