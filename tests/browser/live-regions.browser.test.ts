import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { askedBy, changeTold, picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { bo, room } from "../support/pictures/team.ts";
import { connectedWith, told } from "../support/pictures/told.ts";
import { markLiveRegions, saidSince } from "./support/live-regions.ts";
import { typeInto } from "./support/person.ts";

let extension: ExtensionBrowser;
let page: Page;

beforeAll(async () => {
  extension = await launchExtension();
});

afterEach(() => page?.close());

afterAll(() => extension?.close());

const connected = () => told({ connections: { [room]: connectedWith([bo]) } });

const stateOf = (name: string) => states[name]?.().values?.connections ?? {};

test.each([
  ["popup", "reconnecting", /Reconnecting/],
  ["popup", "given-up", /Not connected/],
  ["popup", "given-up", /Something went wrong in Pingroom/],
  ["options", "reconnecting", /Reconnecting/],
  ["options", "given-up", /Not connected.*Something went wrong in Pingroom/],
])("%s reads out that it is now %s: %s", async (name, state, words) => {
  page = await picturedPage(extension, name, connected());
  await markLiveRegions(page);
  await changeTold(page, { connections: stateOf(state) });
  await expect.poll(async () => (await saidSince(page)).join(" ")).toMatch(words);
});

test("the popup reads out that there was no room for everything, and says so no more once it is dismissed", async () => {
  page = await picturedPage(extension, "popup", connected());
  await markLiveRegions(page);
  await changeTold(page, { leftOut: { pings: 2, people: { at: Date.now(), isDismissed: false } } });
  await expect.poll(async () => (await saidSince(page)).join(" ")).toMatch(/^2 pings.*Many new people came/);
  await page.locator("::-p-text(Dismiss)").click();
  await expect.poll(() => askedBy(page)).toContain("dismissLeftOut");
  await changeTold(page, { leftOut: { pings: 0 } });
  await page.waitForFunction(() => !document.body.textContent?.includes("Many new people"));
});

test("the options read out what is wrong with what was typed", async () => {
  page = await picturedPage(extension, "options", connected());
  await markLiveRegions(page);
  await typeInto(page, "address", "ftp://ping.example");
  await page.keyboard.press("Tab");
  await expect.poll(() => saidSince(page)).toEqual(["The address must begin with https:// or http://."]);
});

test("the first run reads out what is wrong with what was typed", async () => {
  page = await picturedPage(extension, "popup", {});
  await markLiveRegions(page);
  await typeInto(page, "address", "ftp://ping.example");
  await page.keyboard.press("Enter");
  await expect.poll(() => saidSince(page)).toEqual(["The address must begin with https:// or http://."]);
});
