import { describe, expect, test } from "vitest";
import { nextChange } from "../../../extension/core/attention/working-hours.ts";
import { quietNow } from "../../../extension/shared/quiet/quiet-now.ts";
import { quietEnded, snoozeChoices } from "../../../extension/shared/quiet/snooze.ts";
import type { WeeklyHours } from "../../../extension/shared/settings-schema.ts";
import { at, inZone } from "../support/in-zone.ts";

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const never = { doNotDisturb: false, snoozedUntil: 0, quietHours: [] };
const quietIn = (...quietHours: WeeklyHours[]) => ({ ...never, quietHours });
const nights = quietIn({ days: everyDay, from: "22:00", to: "07:00" });

test("whoever asked for nothing may be disturbed", () => {
  expect(quietNow(never, at("2026-11-22T14:00"))).toBeNull();
});

test("what was switched on by hand has no end, whatever else is set", () => {
  const settings = { ...nights, doNotDisturb: true, snoozedUntil: at("2026-11-22T15:00") };
  expect(quietNow(settings, at("2026-11-22T14:00"))).toEqual({ until: null });
});

test("a snooze ends to the millisecond", () => {
  const until = at("2026-11-22T14:30");
  const settings = { ...never, snoozedUntil: until };
  expect(quietNow(settings, until - 1)).toEqual({ until });
  expect(quietNow(settings, until)).toBeNull();
});

test("hours over midnight belong to the day on which they begin", () => {
  const fridays = quietIn({ days: [5], from: "22:00", to: "07:00" });
  const until = at("2026-11-28T07:00");
  expect(quietNow(fridays, at("2026-11-27T06:00"))).toBeNull();
  expect(quietNow(fridays, at("2026-11-27T22:00"))).toEqual({ until });
  expect(quietNow(fridays, at("2026-11-28T06:59"))).toEqual({ until });
  expect(quietNow(fridays, at("2026-11-28T07:00"))).toBeNull();
});

test("hours that end when they begin last a whole day", () => {
  const sunday = quietIn({ days: [0], from: "00:00", to: "00:00" });
  expect(quietNow(sunday, at("2026-11-22T23:59"))).toEqual({ until: at("2026-11-23T00:00") });
  expect(quietNow(sunday, at("2026-11-23T00:00"))).toBeNull();
});

test("what follows without a gap counts as one", () => {
  const weekend = quietIn(
    { days: [5], from: "18:00", to: "00:00" },
    { days: [6, 0], from: "00:00", to: "00:00" },
    { days: [1], from: "00:00", to: "08:00" },
  );
  expect(quietNow(weekend, at("2026-11-20T20:00"))).toEqual({ until: at("2026-11-23T08:00") });
});

test("a snooze that ends in quiet hours ends with them, and one that outlasts them goes on", () => {
  const evening = { ...nights, snoozedUntil: at("2026-11-22T23:00") };
  expect(quietNow(evening, at("2026-11-22T21:00"))).toEqual({ until: at("2026-11-23T07:00") });
  const morning = { ...nights, snoozedUntil: at("2026-11-23T09:00") };
  expect(quietNow(morning, at("2026-11-23T06:00"))).toEqual({ until: at("2026-11-23T09:00") });
});

test("quiet hours that fill the week never end", () => {
  const always = quietIn({ days: everyDay, from: "00:00", to: "00:00" });
  expect(quietNow(always, at("2026-11-22T14:00"))).toEqual({ until: null });
  expect(nextChange({ ...always, workingHours: [] }, at("2026-11-22T14:00"))).toBeNull();
});

describe("quiet hours that are ended for this time", () => {
  const night = at("2026-11-22T23:00");
  const ended = { ...nights, ...quietEnded(nights, night) };

  test("count no more until they would end, and then the next ones do", () => {
    expect(quietNow(ended, night)).toBeNull();
    expect(quietNow(ended, at("2026-11-23T06:59"))).toBeNull();
    expect(quietNow(ended, at("2026-11-23T22:00"))).toEqual({ until: at("2026-11-24T07:00") });
    expect(nextChange({ ...ended, workingHours: [] }, night)).toBe(at("2026-11-23T22:00"));
  });

  test("count no more while somebody snoozes, which ends by itself", () => {
    const snoozed = { ...ended, snoozedUntil: night + 1_800_000 };
    expect(quietNow(snoozed, night)).toEqual({ until: night + 1_800_000 });
    const long = { ...ended, snoozedUntil: at("2026-11-23T23:00") };
    expect(quietNow(long, night)).toEqual({ until: at("2026-11-24T07:00") });
  });

  test("are those alone that run, and with no such hours there is nothing to end", () => {
    expect(quietEnded(nights, at("2026-11-22T21:00")).quietSkippedUntil).toBe(0);
  });

  test("come again with the next of them where they leave no gap", () => {
    const always = quietIn({ days: everyDay, from: "08:00", to: "08:00" });
    const skipping = { ...always, ...quietEnded(always, night) };
    expect(quietNow(skipping, night)).toBeNull();
    expect(nextChange({ ...skipping, workingHours: [] }, night)).toBe(at("2026-11-23T08:00"));
    expect(quietNow(skipping, at("2026-11-23T08:00"))).toEqual({ until: null });
  });
});

describe("when the clock is changed at night", () => {
  test.each([
    ["put forward", "2026-03-29", 8],
    ["put back", "2026-10-25", 10],
  ])("and %s, the night ends by the clock on the wall", (_what, morning, hoursLong) => {
    inZone("Europe/Berlin");
    const until = at(`${morning}T07:00`);
    const begin = until - hoursLong * 3_600_000;
    expect(quietNow(nights, begin - 1)).toBeNull();
    expect(quietNow(nights, begin)).toEqual({ until });
    expect(quietNow(nights, until)).toBeNull();
  });

  test("a whole day is as long as it is", () => {
    inZone("Europe/Berlin");
    const sundays = quietIn({ days: [0], from: "00:00", to: "00:00" });
    const until = at("2026-10-26T00:00");
    expect(quietNow(sundays, until - 25 * 3_600_000)).toEqual({ until });
  });

  test("quiet hours that fill the week still never end", () => {
    inZone("Europe/Berlin");
    const always = quietIn({ days: everyDay, from: "12:00", to: "12:00" });
    expect(quietNow(always, at("2026-10-20T14:00"))).toEqual({ until: null });
  });
});

describe("the next change", () => {
  const settings = { ...never, workingHours: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }] };

  test("is when work begins or ends", () => {
    expect(nextChange(settings, at("2026-11-20T16:00"))).toBe(at("2026-11-20T17:00"));
    expect(nextChange(settings, at("2026-11-20T17:00"))).toBe(at("2026-11-23T09:00"));
  });

  test("may be a week ahead", () => {
    const mondays = { ...never, workingHours: [{ days: [1], from: "09:00", to: "17:00" }] };
    expect(nextChange(mondays, at("2026-11-23T17:00"))).toBe(at("2026-11-30T09:00"));
  });

  test("is when somebody who works longer today stops", () => {
    const now = at("2026-11-20T18:00");
    expect(nextChange(settings, now, now + 3_600_000)).toBe(now + 3_600_000);
    expect(nextChange(settings, now, now - 1)).toBe(at("2026-11-23T09:00"));
  });

  test("is none where nothing depends on the time", () => {
    const now = at("2026-11-20T18:00");
    expect(nextChange({ ...never, workingHours: [] }, now)).toBeNull();
    expect(nextChange({ ...never, doNotDisturb: true, workingHours: [] }, now)).toBeNull();
  });
});

test.each([
  ["2026-11-22T15:00", "quiet_until_tomorrow", "2026-11-23T08:00"],
  ["2026-11-23T01:00", "quiet_until_the_morning", "2026-11-23T08:00"],
  ["2026-12-31T23:00", "quiet_until_tomorrow", "2027-01-01T08:00"],
])("a snooze begun at %s may last %s", (now, word, until) => {
  const [half, hour, morning] = snoozeChoices(at(now));
  expect([half?.until, hour?.until]).toEqual([at(now) + 1_800_000, at(now) + 3_600_000]);
  expect(morning).toEqual({ word, until: at(until) });
});
