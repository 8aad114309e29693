import { describe, expect, test } from "vitest";
import { quietChoices } from "../../../extension/popup/quiet-items.tsx";
import type { QuietSettings } from "../../../extension/shared/quiet/quiet-now.ts";

const now = new Date(2026, 10, 22, 14).getTime();
const never = { doNotDisturb: false, snoozedUntil: 0, quietHours: [] };
const nights = { ...never, quietHours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" }] };
const read = (settings: QuietSettings, at = now) =>
  quietChoices(settings, at).map(({ words, isChosen }) => (isChosen ? `(${words})` : words));
const times = ["For 30 minutes", "For 1 hour", "Until tomorrow morning"];

test("nothing is chosen but off while one may be disturbed", () => {
  expect(read(never)).toEqual(["(Off)", ...times, "Until I switch it off"]);
  expect(read({ ...nights, snoozedUntil: now - 1 })).toEqual(["(Off)", ...times, "Until I switch it off"]);
});

test("a snooze says when it ends, and an endless one wins over it", () => {
  const snoozed = { ...never, snoozedUntil: new Date(2026, 10, 22, 15).getTime() };
  expect(read(snoozed)).toEqual(["Off", "(Until 3:00 PM)", ...times, "Until I switch it off"]);
  const endless = { ...snoozed, doNotDisturb: true };
  expect(read(endless)).toEqual(["Off", ...times, "(Until I switch it off)"]);
});

describe("in quiet hours", () => {
  const night = new Date(2026, 10, 22, 23).getTime();
  const morning = new Date(2026, 10, 23, 7).getTime();

  test("it says when they end, and off is not chosen", () => {
    expect(read(nights, night).slice(0, 2)).toEqual(["Off", "(Until 7:00 AM)"]);
  });

  test("off ends them for this time, and the next ones count", () => {
    const off = quietChoices(nights, night)[0]?.change;
    expect(off).toEqual({ doNotDisturb: false, snoozedUntil: 0, quietSkippedUntil: morning });
    expect(read({ ...nights, ...off }, night)[0]).toBe("(Off)");
    expect(read({ ...nights, ...off }, night + 24 * 3_600_000)[0]).toBe("Off");
  });

  test("how things are changes nothing", () => {
    expect(quietChoices(nights, night)[1]?.change).toEqual({});
  });
});

test("each choice sets both, so that none is left over", () => {
  const changes = quietChoices({ ...never, doNotDisturb: true }, now).map(({ change }) => change);
  expect(changes).toEqual([
    { doNotDisturb: false, snoozedUntil: 0, quietSkippedUntil: 0 },
    { doNotDisturb: false, snoozedUntil: now + 1_800_000 },
    { doNotDisturb: false, snoozedUntil: now + 3_600_000 },
    { doNotDisturb: false, snoozedUntil: new Date(2026, 10, 23, 8).getTime() },
    { doNotDisturb: true, snoozedUntil: 0 },
  ]);
});
