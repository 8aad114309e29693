import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { screenshot } from "../support/screenshot.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { join, type Person, typeInto } from "./support/person.ts";

// What the tests cannot judge a person can: each run leaves pictures of every page in .screenshots.

let service: TokenServiceProcess;
let ana: Person;
let others: Person[];

const popupSize = { width: 360, height: 540, deviceScaleFactor: 2 };
const pageSize = { width: 760, height: 620, deviceScaleFactor: 2 };

const taken = async (...picture: Parameters<typeof screenshot>) => {
  const files = await screenshot(...picture);
  expect(files.every((file) => existsSync(file))).toBe(true);
};

beforeAll(async () => {
  service = await startTokenService();
  ana = await join(service.url, "Ana Lima");
  others = await Promise.all([join(service.url, "Bo Berg"), join(service.url, "Chloé Ng")]);
  await ana.popup.setViewport(popupSize);
});

afterAll(async () => {
  await Promise.all([ana, ...(others ?? [])].map((person) => person?.extension.close()));
  await service?.stop();
});

test("the first run", async () => {
  const newcomer = await launchExtension();
  const popup = await newcomer.popup();
  await popup.setViewport(popupSize);
  await popup.waitForSelector(".first-run");
  await taken(popup, "popup-first-run");
  await popup.locator("button ::-p-text(Continue)").click();
  await popup.waitForSelector("small.problem");
  await taken(popup, "popup-first-run-problem");
  await newcomer.close();
});

test("the popup, in use", async () => {
  const [bo, chloe] = others as [Person, Person];
  await ana.sees("Bo Berg", "Chloé Ng");
  await Promise.all([bo.sees("Ana Lima", "Chloé Ng"), chloe.sees("Ana Lima", "Bo Berg")]);
  await ana.pingEveryone("Standup in five minutes");
  await ana.newestPing("You → everyone", "Standup in five minutes", "Seen by all");
  await chloe.ping(
    "Ana Lima",
    "Can you look at the build when you have a moment? It fails on the second step.",
  );
  await bo.ping("Ana Lima", "Lunch?");
  await ana.newestPing("Bo Berg", "Lunch?");
  await typeInto(ana.popup, "text", "Coffee?");
  await taken(ana.popup, "popup");
});

test("the popup with answers, an urgent ping and somebody who is offline", async () => {
  const [bo, chloe] = others as [Person, Person];
  await ana.ping("Bo Berg", "Coffee?");
  await bo.newestPing("Ana Lima", "Coffee?");
  await bo.popup.bringToFront();
  await bo.popup.locator(".answers button ::-p-text(Coming)").click();
  await ana.newestPing("Bo Berg", "Coming");
  await chloe.ping("Ana Lima", "The site is down, can you come?", "urgent");
  await ana.newestPing("Chloé Ng", "The site is down, can you come?");
  await ana.ping("Chloé Ng", "On my way", "urgent");
  await ana.newestPing("You → Chloé Ng", "On my way", "Seen, not answered yet");
  await chloe.extension.close();
  await ana.sees("Bo Berg");
  await ana.pingEveryone("Release at four");
  await ana.newestPing(
    "You → everyone",
    "Release at four",
    "Delivered to 1 of 2. Waiting for Chloé Ng to come online",
  );
  await ana.popup.bringToFront();
  await ana.popup.locator("input[value=urgent] + span").click();
  await taken(ana.popup, "popup-answers");
});

test("the options", async () => {
  const options = await ana.extension.options();
  await options.setViewport(pageSize);
  await options.waitForSelector("input[name=room]");
  await taken(options, "options");
  await options.close();
});

test("the popup without a service", async () => {
  await service.kill();
  await ana.reaches("Reconnecting…");
  await taken(ana.popup, "popup-reconnecting");
  await ana.popup.evaluate(() =>
    chrome.runtime.sendMessage({ type: "tryAgain", id: 1, timestamp: Date.now() }),
  );
  await ana.reaches("Not connected");
  await taken(ana.popup, "popup-not-connected");
});
