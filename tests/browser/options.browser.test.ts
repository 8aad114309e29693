import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { listenToChimes } from "./support/chimes.ts";
import { coreValue } from "./support/core-values.ts";
import { alsoBehind, join, type Person, typeInto } from "./support/person.ts";
import { untilSet } from "./support/until-set.ts";

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;
let options: Page;

/** Types into a field and leaves it. */
const change = async (field: string, value: string) => {
  await typeInto(options, field, value);
  await options.keyboard.press("Tab");
};

const note = (field: string, text: RegExp) =>
  options.waitForFunction(
    (id, pattern) => new RegExp(pattern).test(document.getElementById(id)?.textContent ?? ""),
    alsoBehind,
    `${field}-note`,
    text.source,
  );

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([join(service.url, "Ana"), join(service.url, "Bo")]);
  options = await ana.extension.options();
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
});

test("a new name is what teammates see at once", async () => {
  await bo.sees("Ana");
  await change("name", "Ana Lima");
  await bo.sees("Ana Lima");
});

test("how long a ping waits for somebody offline is what the next ping is given", async () => {
  await options.select("select[name=keepTryingHours]", "1");
  await untilSet(options, { keepTryingHours: 1 });
  await ana.sees("Bo");
  await ana.popup.bringToFront(); // A page behind another cannot be clicked.
  await ana.ping("Bo", "For an hour");
  await ana.newestPing("You → Bo", "For an hour", "Seen");
  await options.bringToFront();
  const [sent] = await coreValue(options, "outbox");
  expect((sent?.expiresAt ?? 0) - (sent?.sentAt ?? 0)).toBe(3_600_000);
});

test("sound is switched off by itself: notifications come without one", async () => {
  await ana.sees("Bo");
  const chimes = await listenToChimes(ana.extension);
  await options.bringToFront();
  await options.click("input[name=sound]");
  await untilSet(options, { sound: false });
  await bo.pingEveryone("Silent");
  // Before the first sound of a browser a picture waits for it; so there is none that may still come.
  expect((await ana.notified("Silent")).options.silent).toBe(true);
  expect(await chimes.begun()).toBe(0);
  await options.click("input[name=sound]");
  await untilSet(options, { sound: true });
  await bo.pingEveryone("Loud");
  await ana.notified("Loud");
  await chimes.played(1);
});

test.each([
  ["name", "", /Enter the name/],
  ["name", "x".repeat(41), /41 characters; a name takes at most 40/],
  ["address", "ftp://ping.example", /https:\/\/ or http:\/\//],
])("a bad %s (%s) gets a sentence beside its field and changes nothing", async (field, value, sentence) => {
  const before = await coreValue(options, "settings");
  await change(field, value);
  await note(field, sentence);
  expect(await coreValue(options, "settings")).toEqual(before);
  await options.reload();
});

test("an address where nothing answers is said so, and the popup says that it tries again", async () => {
  await change("address", "http://127.0.0.1:9");
  await note("address", /Nothing answers there/);
  await ana.reaches("Not connected");
  await ana.popup.waitForFunction(
    () => document.querySelector(".problem-box")?.textContent?.includes("Trying again by itself"),
    alsoBehind,
  );
  await change("address", service.url);
  await ana.reaches("Connected");
});
