import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "../../extension/shared/connection-schema.ts";
import type { Sentence } from "../../extension/shared/words/sentence.ts";
import { askBackground } from "./support/ask-background.ts";
import { changeSettings } from "./support/change-settings.ts";
import { untilConnection, untilOthers } from "./support/connection-of.ts";
import { fireEvent } from "./support/fire-event.ts";
import { becomes } from "./support/idle-state.ts";
import { alsoBehind, type Person } from "./support/person.ts";
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

/** Asks Ana's background as a page does, and waits for the answer. */
/** Waits until Ana has left, and returns the names of the sentences that say so. */
const untilPaused = async (why: string) => {
  const paused = await page.waitForFunction(
    async (word) => {
      const { connections = {} } = await chrome.storage.session.get<{
        connections: Record<string, Connection>;
      }>("connections");
      const { "ping-room": room } = connections;
      const isWanted = room?.state === "paused" && "word" in room.why && room.why.word === word;
      return isWanted && { ...room };
    },
    alsoBehind,
    why,
  );
  return paused.jsonValue() as Promise<{ advice: Sentence; until?: number }>;
};

const untilBack = async () => {
  await untilConnection(ana, { state: "connected" });
  await untilOthers(bo, "Ana");
};

/** Waits until the outcome of the newest ping that Bo sent has come this far. */
const untilOutcome = (outcome: string) =>
  bo.popup.waitForFunction(
    async (wanted) => {
      const { outbox = "[]" } = await chrome.storage.local.get<{ outbox: string }>("outbox");
      return JSON.parse(outbox)[0]?.recipients[0]?.outcome === wanted;
    },
    alsoBehind,
    outcome,
  );

describe("a locked screen", () => {
  test("changes nothing where the rooms cost nothing", async () => {
    await becomes(ana.extension, "locked");
    await askBackground(page, "stayConnected");
    expect(await ana.extension.offscreenCount()).toBe(1);
    await untilConnection(ana, { state: "connected", engine: "embedded" });
    await becomes(ana.extension, "active");
  });

  test("makes one leave where that is set, at once and for all to see", async () => {
    await changeSettings(page, { leaveWhenAway: "always" });
    await becomes(ana.extension, "locked");
    expect(await untilPaused("cost_left_locked")).toMatchObject({ advice: { word: "cost_back_unlocked" } });
    await untilOthers(bo);
    await expect.poll(() => ana.extension.offscreenCount()).toBe(0);
  });

  test("stays so whatever looks after the connection otherwise", async () => {
    await fireEvent(ana.extension, "alarms.onAlarm", { name: "watchdog" });
    await askBackground(page, "stayConnected");
    await askBackground(page, "tryAgain");
    expect(await ana.extension.offscreenCount()).toBe(0);
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
    const { workingUntil = 0 } = await page.evaluate(() =>
      chrome.storage.session.get<{ workingUntil: number }>("workingUntil"),
    );
    expect(workingUntil).toBeGreaterThanOrEqual(before + hourMs);
    expect(workingUntil).toBeLessThanOrEqual(Date.now() + hourMs);
  });

  test("count again once that hour is over", async () => {
    await page.evaluate(() => chrome.storage.session.set({ workingUntil: Date.now() + 2_000 }));
    await untilPaused("cost_left_hours");
    await untilOthers(bo);
  });

  test("that have begun bring one back", async () => {
    await changeSettings(page, { workingHours: [] });
    await untilBack();
  });
});

test("the options say what the rooms cost, and take no time that is none", async () => {
  const options = await ana.extension.options();
  const says = (selector: string, text: string) =>
    options.waitForFunction(
      (where, wanted) => document.querySelector(where)?.textContent === wanted,
      alsoBehind,
      selector,
      text,
    );
  await says("#usage", "This service’s rooms cost nothing.");
  const enter = async (minutes: string) => {
    const field = await options.waitForSelector("input[name=leaveAfterMinutes]");
    await field?.evaluate((input) => (input as HTMLInputElement).select());
    await field?.type(minutes);
    await options.keyboard.press("Tab");
  };
  await options.select("select[name=leaveWhenAway]", "always");
  await enter("3");
  await untilSet(options, { leaveAfterMinutes: 3 });
  await enter("241");
  await says("#leaveAfterMinutes-note", "Enter whole minutes, from 1 to 240.");
  await untilSet(options, { leaveAfterMinutes: 3 });
});
