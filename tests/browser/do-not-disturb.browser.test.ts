import { afterAll, beforeAll, expect, test } from "vitest";
import { badgeReads } from "./support/badge-reads.ts";
import type { Person } from "./support/person.ts";
import { twoPeople } from "./support/two-people.ts";

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
  await bo.notified("Fire");
  await badgeReads(page, "2");
  expect(bo.notifications.all.slice(before).map(({ message }) => message)).toEqual(["Fire"]);
  await page.close();
});

test("what has gathered is told of once it is over", async () => {
  const page = await bo.extension.blank();
  // As a click on the button does; an open popup would mark the pings as seen.
  await page.evaluate(async () => {
    const { settings } = await chrome.storage.local.get<{ settings: object }>("settings");
    await chrome.storage.local.set({ settings: { ...settings, doNotDisturb: false } });
  });
  await bo.notified("No hurry");
  await ana.popup.waitForFunction(
    () => document.querySelector(".teammates li.here small")?.textContent === "Here",
    { polling: 50 },
  );
  await page.close();
});
