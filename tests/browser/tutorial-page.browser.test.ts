import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { alsoBehind, join, type Person } from "./support/person.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

let site: TutorialSite;
let service: TokenServiceProcess;
let ana: Person;
let first: Page;
let second: Page;

const listed = (page: Page, list: string, text: RegExp) =>
  page.waitForFunction(
    (id, pattern) =>
      [...document.querySelectorAll(`#${id} li`)].some((item) => new RegExp(pattern).test(item.textContent)),
    {},
    list,
    text.source,
  );

beforeAll(async () => {
  site = await serveTutorialPage();
  service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  [ana, first] = await Promise.all([join(service.url, "Ana"), site.open({ service: service.url })]);
  await site.join(first, "");
  second = await site.open({ service: service.url, publish: "later" });
  await site.join(second, "Late Publisher");
});

afterAll(async () => {
  await Promise.all([site?.close(), ana?.extension.close()]);
  await service?.stop();
});

test("a page that gives no name joins under a pleasant random one", async () => {
  expect(await first.$eval("#status", (status) => status.textContent)).toMatch(
    /^Connected as [A-Z][a-z]+ [A-Z][a-z]+\.g[a-z2-7]{9}\.[a-z2-7]{8}$/,
  );
});

test("no page asks for the camera or the microphone", async () => {
  for (const page of [first, second]) {
    expect(await page.evaluate(() => (window as unknown as { mediaRequests: number }).mediaRequests)).toBe(0);
  }
});

test("pages find those who were there and those who come later", async () => {
  await listed(first, "participants", /^Ana\./);
  await listed(first, "participants", /^Late Publisher\./);
  await listed(second, "participants", /^Ana\./);
});

test("the Ping button of a page raises the extension's notification", async () => {
  await ana.popup.waitForFunction(
    () => document.querySelectorAll(".teammates li.here").length === 2,
    alsoBehind,
  );
  await first.click("#ping");
  const notification = await ana.notifications.next();
  expect(notification.message).toBe("Ping!");
  expect(notification.title).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ pinged everyone \(not proven\)$/);
});

test("a ping from the extension is listed on the pages, and the popup says before that it is not encrypted", async () => {
  await ana.popup.locator(".everyone ::-p-text(2 here · not encrypted)").wait();
  await ana.pingEveryone("Hello pages");
  await Promise.all([
    listed(first, "pings", /^Ana\..*: Hello pages$/),
    listed(second, "pings", /^Ana\..*: Hello pages$/),
  ]);
});

test("a track published later carries pings too", async () => {
  await second.evaluate(() => (window as unknown as { publishNow(): Promise<unknown> }).publishNow());
  await second.$eval("#text", (field) => {
    (field as HTMLInputElement).value = "Better late";
  });
  // Publishing tells nothing of when the others are ready for the track, so the button is pressed until it arrives.
  const pressed = setInterval(() => second.click("#ping").catch(() => {}), 200);
  onTestFinished(() => clearInterval(pressed)); // After a failure too.
  expect(await ana.notified("Better late")).toMatchObject({
    title: "Late Publisher pinged everyone (not proven)",
  });
});

test("a page that cannot reach the service says “Connection error”", async () => {
  const page = await site.open({ service: "http://127.0.0.1:9" });
  await page.click("#join");
  await page.waitForFunction(() =>
    document.querySelector("#status")?.textContent?.startsWith("Connection error"),
  );
});
