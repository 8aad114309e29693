import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WeeklyHours } from "../../extension/shared/settings-schema.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { changeSettings } from "./support/change-settings.ts";
import { untilShown } from "./support/connection-of.ts";
import { untilValue } from "./support/core-values.ts";
import { pressNotification } from "./support/notifications.ts";
import { alsoBehind, type Person } from "./support/person.ts";
import { twoPeople } from "./support/two-people.ts";

const hourMs = 3_600_000;

let ana: Person;
let bo: Person;
let leave: () => Promise<void>;

beforeAll(async () => {
  ({ ana, bo, leave } = await twoPeople());
});

afterAll(() => leave?.());

test("teammates see that somebody does not want to be disturbed", async () => {
  await bo.popup.locator("aria/Do not disturb[role='button']").click();
  await bo.popup.locator("aria/Until I switch it off").click();
  await ana.popup.locator(".teammates ::-p-text(Do not disturb)").wait();
});

test("pings gather without a notification, but for urgent ones", async () => {
  const page = await bo.extension.blank();
  await bo.popup.goto("about:blank");
  const before = bo.notifications.all.length;
  await ana.ping("Bo", "No hurry");
  await ana.newestPing("You → Bo", "No hurry", "Delivered");
  await ana.ping("Bo", "Fire", "urgent");
  const { id } = await bo.notified("Fire");
  await badgeReads(page, "2");
  expect(bo.notifications.all.slice(before).map(({ message }) => message)).toEqual(["Fire"]);
  // Unanswered it would come back each minute, among the notifications of the tests below.
  await pressNotification(bo.extension, id, 0);
  await ana.notified("Coming");
  await page.close();
});

test("what has gathered is told of once it is over", async () => {
  const page = await bo.extension.blank();
  // As a click on the button does; an open popup would mark the pings as seen.
  await changeSettings(page, { doNotDisturb: false });
  await bo.notified("No hurry");
  await untilShown(ana, "Bo", null);
  await ana.popup.waitForFunction(
    () => document.querySelector(".teammates li.here .note-line")?.textContent === "Here",
    { polling: 50 },
  );
  await page.close();
});

describe("a snooze", () => {
  let page: Page;

  beforeAll(async () => {
    page = await bo.extension.blank();
  });

  afterAll(() => page?.close());

  test("is seen by teammates with its end", async () => {
    const until = Date.now() + hourMs;
    await changeSettings(page, { snoozedUntil: until });
    await untilShown(ana, "Bo", { presence: "do-not-disturb", until });
  });

  test("ends to the moment, also while the worker sleeps, and what gathered comes as one notification", async () => {
    const before = bo.notifications.all.length;
    for (const text of ["First", "Second", "Third"]) {
      await ana.ping("Bo", text);
      await ana.newestPing("You → Bo", text, "Delivered");
    }
    const until = Date.now() + 4_000;
    await changeSettings(page, { snoozedUntil: until });
    await bo.extension.stopWorker();
    await bo.notified("Ana ×3");
    expect(Date.now()).toBeGreaterThanOrEqual(until);
    expect(bo.notifications.all.slice(before).map(({ title }) => title)).toEqual([
      "3 pings while you were not disturbed",
    ]);
    await untilShown(ana, "Bo", null);
    expect(Date.now()).toBeLessThan(until + 20_000); // Not first when the watchdog looks, each minute.
  });

  test("lets urgent pings wait, too, where it shall, and their sender knows it before and after", async () => {
    const until = Date.now() + hourMs;
    const before = bo.notifications.all.length;
    await changeSettings(page, { snoozedUntil: until, urgentDisturbs: false });
    await untilShown(ana, "Bo", { presence: "do-not-disturb", until, urgentPasses: false });
    await ana.ping("Bo", "Fire again", "urgent");
    await untilValue(ana.popup, "outbox", ([newest]) => {
      return newest?.text === "Fire again" && newest.recipients[0]?.urgentRefused === true;
    });
    expect(bo.notifications.all).toHaveLength(before);
    await changeSettings(page, { snoozedUntil: 0 });
    expect((await bo.notified("Fire again")).title).toBe("Urgent: Ana pinged you");
    await untilShown(ana, "Bo", null);
  });
});

describe("quiet hours", () => {
  let options: Page;

  const stored = (hours: WeeklyHours[]) =>
    untilValue(options, "settings", ({ quietHours }) => {
      const entered = quietHours.map(({ days, from, to }) => ({ days, from, to }));
      return JSON.stringify(entered) === JSON.stringify(hours);
    });
  const day = (name: string) => options.locator(`#quiet .days button[title=${name}]`);
  const note = (text: string) =>
    options.waitForFunction(
      (wanted) => document.querySelector("#quiet .hours-row small")?.textContent === wanted,
      alsoBehind,
      text,
    );

  beforeAll(async () => {
    options = await bo.extension.options();
  });

  afterAll(() => options?.close());

  test("are entered with a line for each, and stored once it is complete", async () => {
    await options.locator("#quiet .add").click();
    const everyDay = [0, 1, 2, 3, 4, 5, 6];
    await stored([{ days: everyDay, from: "22:00", to: "07:00" }]);
    await note("Ends on the next day.");
    await day("Sunday").click();
    await stored([{ days: [1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" }]);
    await options.focus("#quiet input[name=to]");
    await options.keyboard.press("Backspace");
    await note("Enter both times; until then nothing changes.");
    await stored([{ days: [1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" }]);
    await options.locator("#quiet .remove").click();
    await stored([]);
    const focused = () => options.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe("Add quiet hours");
  });

  test("that have begun are seen by teammates with their end, and can be ended with the line", async () => {
    const page = await bo.extension.blank();
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
    await changeSettings(page, { quietHours: [{ days: [now.getDay()], from: "00:00", to: "00:00" }] });
    await untilShown(ana, "Bo", { presence: "do-not-disturb", until: midnight, urgentPasses: false });
    await page.close();
    await options.bringToFront();
    await options.waitForSelector("#quiet [role=status]:not(:empty)");
    await options.locator("#quiet .remove").click();
    await untilShown(ana, "Bo", null);
  });

  test("a snooze can be ended there", async () => {
    await changeSettings(options, { snoozedUntil: Date.now() + hourMs });
    await options.locator("#quiet .quiet-status button").click();
    await options.waitForFunction(
      () => document.querySelector("#quiet [role=status]")?.textContent === "You may be disturbed now.",
      alsoBehind,
    );
  });
});
