import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sentence } from "../../extension/shared/words/say.ts";
import { changeSettings } from "./support/change-settings.ts";
import { untilConnection, untilOthers } from "./support/connection-of.ts";
import { askCore, untilValue } from "./support/core-values.ts";
import { fireEvent } from "./support/fire-event.ts";
import { becomes } from "./support/idle-state.ts";
import { alsoBehind, type Person } from "./support/person.ts";
import { layStored, storedValue } from "./support/stored-records.ts";
import { twoPeople } from "./support/two-people.ts";
import { untilSet } from "./support/until-set.ts";

const hourMs = 3_600_000;

let ana: Person;
let bo: Person;
let page: Page;
let leave: () => Promise<void>;

beforeAll(async () => {
  ({ ana, bo, leave } = await twoPeople());
  page = await ana.extension.blank();
});

afterAll(() => leave?.());

/** Waits until Ana has left, and returns the names of the sentences that say so. */
const untilPaused = async (why: string) => {
  const { "ping-room": room } = await untilValue(page, "connections", ({ "ping-room": room }) => {
    return room?.state === "paused" && "word" in room.why && room.why.word === why;
  });
  return room as { advice: Sentence; until?: number };
};

const untilBack = async () => {
  await untilConnection(ana, { state: "connected" });
  await untilOthers(bo, "Ana");
};

/** Waits until the outcome of the newest ping that Bo sent has come this far. */
const untilOutcome = (outcome: string) =>
  untilValue(bo.popup, "outbox", ([newest]) => newest?.recipients[0]?.outcome === outcome);

/** The rooms that Ana's core is in. */
const roomsHeld = async () => (await askCore(page, "inspect")).rooms;

describe("a locked screen", () => {
  test("changes nothing where the rooms cost nothing", async () => {
    await becomes(ana.extension, "locked");
    await askCore(page, "stayConnected");
    expect(await roomsHeld()).toHaveLength(1);
    await untilConnection(ana, { state: "connected", engine: "embedded" });
    await becomes(ana.extension, "active");
  });

  test("makes one leave where that is set, at once and for all to see", async () => {
    await changeSettings(page, { leaveWhenAway: "always" });
    await becomes(ana.extension, "locked");
    expect(await untilPaused("cost_left_locked")).toMatchObject({ advice: { word: "cost_back_unlocked" } });
    await untilOthers(bo);
    await expect.poll(roomsHeld).toEqual([]);
  });

  test("stays so whatever looks after the connection otherwise", async () => {
    await fireEvent(ana.extension, "alarms.onAlarm", { name: "watchdog" });
    await askCore(page, "stayConnected");
    await askCore(page, "tryAgain");
    expect(await roomsHeld()).toEqual([]);
    await untilPaused("cost_left_locked");
  });

  test("is over at once, and what was sent meanwhile arrives", async () => {
    await bo.popup.bringToFront();
    await bo.pingEveryone("While you were out");
    await untilOutcome("pending");
    await becomes(ana.extension, "active");
    await ana.notified("While you were out");
    await untilBack();
  });
});

describe("working hours that are over", () => {
  test("make one leave, with words that say until when", async () => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    await changeSettings(page, {
      leaveWhenAway: "never",
      workingHours: [{ days: [midnight.getDay()], from: "00:00", to: "00:00" }],
    });
    const { until, advice } = await untilPaused("cost_left_hours");
    expect(until).toBe(midnight.getTime());
    expect(advice).toMatchObject({ word: "cost_back_on" });
    await untilOthers(bo);
  });

  test("do not count for whoever connects all the same", async () => {
    await ana.popup.bringToFront(); // A page behind another cannot be clicked.
    const before = Date.now();
    await ana.popup.locator(".problem-box button ::-p-text(Connect now)").click();
    await untilBack();
    const workingUntil = await storedValue(page, "workingUntil");
    expect(workingUntil).toBeGreaterThanOrEqual(before + hourMs);
    expect(workingUntil).toBeLessThanOrEqual(Date.now() + hourMs);
  });

  test("count again once that hour is over", async () => {
    const over = Date.now() + 4_000;
    await layStored(ana.extension, page, { values: { workingUntil: over } });
    await untilPaused("cost_left_hours");
    await untilOthers(bo);
    expect(Date.now()).toBeLessThan(over + 20_000); // Not first when the watchdog looks, each minute.
  });

  test("that have begun bring one back", async () => {
    await changeSettings(page, { workingHours: [] });
    await untilBack();
  });
});

test("the options let whoever leaves at any cost say when, and take no time that is none", async () => {
  await changeSettings(page, { leaveWhenAway: "always" });
  const options = await ana.extension.options();
  const says = (selector: string, text: string) =>
    options.waitForFunction(
      (where, wanted) => document.querySelector(where)?.textContent === wanted,
      alsoBehind,
      selector,
      text,
    );
  const enter = async (minutes: string) => {
    const field = await options.waitForSelector("input[name=leaveAfterMinutes]");
    await field?.evaluate((input) => (input as HTMLInputElement).select());
    await field?.type(minutes);
    await options.keyboard.press("Tab");
  };
  await enter("3");
  await untilSet(options, { leaveAfterMinutes: 3 });
  await enter("241");
  await says("#leaveAfterMinutes-note", "Enter whole minutes, from 1 to 240.");
  await untilSet(options, { leaveAfterMinutes: 3 });
});
