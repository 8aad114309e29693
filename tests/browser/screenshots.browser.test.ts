import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { connectedWith, storedBy } from "../support/pictures/stored-by.ts";
import { testPings } from "../support/pictures/test-pings.ts";
import { screenshot } from "../support/screenshot.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import {
  alsoBehind,
  enter,
  fillFirstRun,
  join,
  type Person,
  personWith,
  typeInto,
} from "./support/person.ts";
import { startSignInTeam } from "./support/sign-in-team.ts";
import { startTeam } from "./support/team.ts";

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
  await enter(popup, service.url);
  await typeInto(popup, "name", "Ana Lima");
  await taken(popup, "popup-first-run-guest");
  await typeInto(popup, "address", `https://ping.example.com/join#${"AZaz09_-".repeat(3).slice(2)}`);
  await taken(popup, "popup-first-run-invite");
  await newcomer.close();
});

test("the first run at a service with single sign-on", async () => {
  const newcomer = await launchExtension();
  const team = await startSignInTeam(newcomer.id, { ALLOW_GUESTS: "true" });
  const popup = await newcomer.popup();
  await popup.setViewport(popupSize);
  await enter(popup, team.service.url);
  await popup.waitForSelector(".next input");
  await taken(popup, "popup-first-run-sign-in");
  await newcomer.close();
  await team.stop();
});

test("a member's popup and options, from the invite to the removal", async () => {
  const team = await startTeam();
  const newcomer = await launchExtension();
  const page = await newcomer.browser.newPage();
  const link = await team.invite("Dee Young", "ops,alerts:subscribe");
  await page.goto(link);
  const popup = await newcomer.popupOver(page);
  await popup.waitForSelector(".first-run");
  await taken(popup, "popup-invited", "body"); // The window leaves room beside a real popup.
  await popup.locator("button ::-p-text(Join)").click();
  const dee = personWith("Dee Young", newcomer, popup);
  await dee.reaches("Connected");
  await taken(popup, "popup-member", "body");
  const options = await newcomer.options();
  await options.setViewport(pageSize);
  await options.locator("button ::-p-text(Leave this team on this device)").click();
  await taken(options, "options-member");
  await options.close();
  await team.remove("Dee Young");
  const later = await newcomer.popup(); // The first one closed when the options came in front.
  await later.setViewport(popupSize);
  await later.waitForFunction(
    () => document.querySelector(".problem-box")?.textContent?.includes("You were removed"),
    alsoBehind,
  );
  await taken(later, "popup-removed");
  await newcomer.close();

  const inOther = await ana.extension.browser.newPage();
  await inOther.goto(await team.invite("Ana Lima"));
  const offering = await ana.extension.popupOver(inOther);
  await offering.waitForSelector(".invite-offer");
  await taken(offering, "popup-invite-offered", "body");
  await inOther.close();
  await team.stop();
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
  await options.waitForSelector(".rooms li");
  await taken(options, "options");
  await options.close();
});

test("the page that welcomes a new user", async () => {
  const newcomer = await launchExtension();
  const page = await newcomer.blank();
  const press = (text: string) => page.locator(`button ::-p-text(${text})`).click();
  await page.setViewport({ width: 820, height: 760, deviceScaleFactor: 2 });
  await page.goto(`chrome-extension://${newcomer.id}/extension/welcome/welcome.html`);
  await page.waitForSelector(".current input");
  await taken(page, "welcome");
  await fillFirstRun(page, service.url, "Dee Young");
  await page.waitForSelector(".pin-picture");
  await taken(page, "welcome-pin");
  await press("Go on without it");
  await press("Send me a test ping");
  await page.waitForSelector(".choices");
  await taken(page, "welcome-ping");
  await press("Yes");
  await page.waitForSelector(".finished");
  await taken(page, "welcome-done");
  await newcomer.close();
});

test("the diagnosis", async () => {
  const diagnosis = await ana.extension.diagnosis();
  await diagnosis.setViewport({ width: 1100, height: 900, deviceScaleFactor: 1 });
  await diagnosis.locator(".reach button").click();
  await diagnosis.waitForSelector(".reach .dot.good");
  await diagnosis.locator("summary").click();
  await taken(diagnosis, "diagnosis");
  await diagnosis.setViewport({ width: 420, height: 900, deviceScaleFactor: 1 });
  await taken(diagnosis, "diagnosis-narrow");
  await diagnosis.close();
});

test.each(Object.entries(testPings))("a test ping in the options: %s", async (state, run) => {
  const stored = storedBy({
    connections: { "ping-room": connectedWith([]) },
    session: { testPing: run() },
  });
  const options = await picturedPage(ana.extension, "options", stored);
  await options.setViewport(pageSize);
  await options.waitForSelector(".test-ping li");
  await taken(options, `test-ping-${state.toLowerCase()}`, ".notifications");
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
  const diagnosis = await ana.extension.diagnosis();
  await diagnosis.setViewport({ width: 1100, height: 900, deviceScaleFactor: 1 });
  await diagnosis.waitForSelector(".service .dot.bad");
  await taken(diagnosis, "diagnosis-no-service");
});
