import { describe, expect, test } from "vitest";
import { createStays, type Stay, utcMonth } from "../../../../token-service/engines/twilio/usage.ts";
import { openStore } from "../../../../token-service/store/open-store.ts";
import { postToken, testApp } from "../../support/test-app.ts";
import { twilioSetup } from "./support/twilio-setup.ts";

const november = (day: number, hour = 0, minute = 0, second = 0): number =>
  Date.UTC(2026, 10, day, hour, minute, second);

describe("a month in UTC", () => {
  test.each([
    ["2026-11-01T00:00:00.000Z", "2026-11", "November 2026", "2026-11-01", "2026-12-01"],
    ["2026-12-31T23:59:59.999Z", "2026-12", "December 2026", "2026-12-01", "2027-01-01"],
    ["2028-02-29T12:00:00.000Z", "2028-02", "February 2028", "2028-02-01", "2028-03-01"],
  ])("of %s is %s", (now, key, words, start, end) => {
    expect(utcMonth(Date.parse(now))).toEqual({ key, words, start: Date.parse(start), end: Date.parse(end) });
  });
});

describe("participant minutes", () => {
  const minutesOf = async (stays: [joinedAt: number, leftAt: number | undefined][], now: number) => {
    const meter = createStays(await openStore("file::memory:"));
    const written = stays.map(
      ([joinedAt, leftAt], index): Stay => ({
        participantSid: `PA${index}`,
        roomSid: "RM0",
        identity: "Ana.aaaaaaaa",
        joinedAt,
        leftAt,
      }),
    );
    await meter.record(written);
    return meter.minutes(utcMonth(now), now);
  };

  test.each<[string, [number, number | undefined][], number]>([
    ["nobody was there", [], 0],
    ["a stay is one second long", [[november(5, 8), november(5, 8, 0, 1)]], 1],
    ["a stay is a minute long", [[november(5, 8), november(5, 8, 1)]], 1],
    [
      "each stay is rounded up by itself",
      [
        [november(5, 8), november(5, 8, 0, 61)],
        [november(5, 8), november(5, 8, 0, 61)],
      ],
      4,
    ],
    ["a stay goes on", [[november(20, 11), undefined]], 60],
    ["a stay began in the month before", [[november(1) - 90_000, november(1, 0, 10)]], 10],
    ["a stay ended in the month before", [[november(1) - 90_000, november(1)]], 0],
    [
      "a stay that goes on began in the month before, and was lost sight of",
      [[november(1) - 60_000, undefined]],
      24 * 60 - 1,
    ],
    ["a stay was a month ago", [[Date.UTC(2026, 9, 5), Date.UTC(2026, 9, 6)]], 0],
    ["a stay begins after now, by a clock that differs", [[november(20, 13), undefined]], 0],
  ])("are right when %s", async (_what, stays, expected) => {
    expect(await minutesOf(stays, november(20, 12))).toBe(expected);
  });

  test("of a stay over the month's edge count in both months with their parts", async () => {
    const meter = createStays(await openStore("file::memory:"));
    const [joinedAt, leftAt] = [Date.UTC(2026, 10, 30, 23, 50), Date.UTC(2026, 11, 1, 0, 20)];
    await meter.record([
      { participantSid: "PA0", roomSid: "RM0", identity: "Ana.aaaaaaaa", joinedAt, leftAt },
    ]);
    const later = Date.UTC(2026, 11, 2);
    expect(await meter.minutes(utcMonth(joinedAt), later)).toBe(10);
    expect(await meter.minutes(utcMonth(later), later)).toBe(20);
  });
});

describe("a month's budget", () => {
  const spending = async (minutes: number, now: number) => {
    const setup = await twilioSetup({ monthlyMinutes: 20_000 }, { clock: () => now });
    const joinedAt = november(5);
    await createStays(setup.store).record([
      {
        participantSid: "PA0",
        roomSid: "RM0",
        identity: "Ana.aaaaaaaa",
        joinedAt,
        leftAt: joinedAt + minutes * 60_000,
      },
    ]);
    return setup;
  };

  test("that is spent lets nobody in, says so, and asks Twilio nothing", async () => {
    const { engine, fake } = await spending(20_000, november(28));
    const response = await postToken(testApp({ engine }), {});
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error: {
        code: "budget_spent",
        message:
          "The 20,000 participant minutes of November 2026 are used up. Show this to your admin: raise TWILIO_MONTHLY_MINUTES.",
      },
    });
    expect(fake.requests).toEqual([]);
  });

  test("that is not spent yet lets everybody in", async () => {
    const { engine } = await spending(19_999, november(28));
    expect((await postToken(testApp({ engine }), {})).status).toBe(200);
  });

  test("is told to everybody who gets a token, with what was used of it", async () => {
    const { engine } = await spending(12_345, november(28));
    const answer = await (await postToken(testApp({ engine }), {})).json();
    expect(answer).toMatchObject({
      engine: "twilio",
      usage: { participantMinutes: 12_345, budget: 20_000 },
    });
    expect(Object.keys(answer.usage)).toEqual(["participantMinutes", "budget"]);
  });

  test("begins anew with the next month", async () => {
    const { engine } = await spending(20_000, Date.UTC(2026, 11, 1));
    expect((await postToken(testApp({ engine }), {})).status).toBe(200);
  });
});

describe("GET /admin/usage", () => {
  const adminKey = "0123456789abcdef01234567";

  test("is for the admin alone", async () => {
    const { engine } = await twilioSetup();
    const response = await (await testApp({ engine, adminKey })).request("/admin/usage");
    expect(response.status).toBe(401);
  });

  test.each([[20_000], [undefined]])("tells what was used of a budget of %s", async (monthlyMinutes) => {
    const { engine } = await twilioSetup({ monthlyMinutes }, { clock: () => november(28) });
    const app = await testApp({ engine, adminKey });
    const response = await app.request("/admin/usage", { headers: { Authorization: `Bearer ${adminKey}` } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      month: "2026-11",
      participantMinutes: 0,
      budget: monthlyMinutes ?? null,
    });
  });
});
