import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { recordNotifications } from "../support/record-notifications.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { alsoBehind, join } from "./support/person.ts";

const address = "extension/welcome/welcome.html";

let service: TokenServiceProcess;
let extension: ExtensionBrowser;
let page: Page;

/** Waits until the three steps stand like this. */
const stand = (on: Page, ...standings: string[]) =>
  on.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll(".step")].map((step) => step.className).join() ===
      wanted.map((each) => `step ${each}`).join(),
    { ...alsoBehind, timeout: 30_000 },
    standings,
  );

const reads = (on: Page, pattern: RegExp) =>
  on.waitForFunction(
    (source) => new RegExp(source).test(document.body.innerText),
    { ...alsoBehind, timeout: 30_000 },
    pattern.source,
  );

/** Goes on with the Tab key until something with this text has the focus, and presses Enter there. */
const tabTo = async (text: string) => {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll("button")].some(({ textContent }) => textContent === wanted),
    alsoBehind,
    text,
  );
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    if (focused === text) return page.keyboard.press("Enter");
  }
  throw new Error(`No Tab leads to “${text}”.`);
};

const welcomeTabs = ({ browser }: ExtensionBrowser) =>
  browser.targets().filter((target) => target.url().endsWith(address)).length;

/** Has the browser say that the icon is pinned: only a person can pin it. */
const pin = (on: Page) =>
  on.evaluate(() => {
    chrome.action.getUserSettings = async () => ({ isOnToolbar: true });
  });

beforeAll(async () => {
  service = await startTokenService();
  extension = await launchExtension({ welcome: true });
  const target = await extension.browser.waitForTarget((each) => each.url().endsWith(address));
  page = (await target.page()) as Page;
  await page.bringToFront();
});

afterAll(async () => {
  await extension?.close();
  await service?.stop();
});

test("opens after the install, once, with the cursor in its only field", async () => {
  await stand(page, "current", "ahead", "ahead");
  expect(welcomeTabs(extension)).toBe(1);
  // The browser puts it there with the first frame that it draws.
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "address", alsoBehind);
});

test("says beside the field what is wrong with an address", async () => {
  await page.keyboard.press("Enter");
  await reads(page, /Paste the invite link, or enter the address/);
});

test("takes a guest in with the keyboard alone, and goes on at the next step", async () => {
  await page.keyboard.type(service.url);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "name", alsoBehind);
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await stand(page, "done", "current", "ahead");
  await reads(page, /You are Ana at 127\.0\.0\.1/);
  // It goes there once that is drawn.
  await page.waitForFunction(
    () =>
      document.activeElement?.matches(".step.current h2") &&
      document.activeElement.textContent.includes("Pin the icon"),
    alsoBehind,
  );
});

test("goes on where one was after a reload", async () => {
  await page.reload();
  await stand(page, "done", "current", "ahead");
});

test("notices by itself that the icon is pinned, and that it is not any more", async () => {
  await pin(page);
  await stand(page, "done", "done", "current");
  await reads(page, /The icon is in your toolbar/);
  await page.reload();
  await stand(page, "done", "current", "ahead");
});

test("the pin may be left for later", async () => {
  await tabTo("Go on without it");
  await stand(page, "done", "done", "current");
  await reads(page, /not pinned. You find it behind the puzzle piece/);
  await page.reload();
  await stand(page, "done", "done", "current");
});

test("a test ping comes back, is notified of, and counts once it is seen", async () => {
  const notifications = recordNotifications(extension);
  await tabTo("Send me a test ping");
  await reads(page, /Did its notification appear on your screen/);
  expect((await notifications.next()).message).toBe("This is your test ping.");
  await stand(page, "done", "done", "current");
  await tabTo("Yes");
  await stand(page, "done", "done", "done");
  await reads(page, /You are all set/);
  await reads(page, /Next: invite a teammate, or open a second profile/);
  await reads(page, /Press Alt\+Shift\+O/);
});

test("what is done stays done, also when the test is forgotten with the document that made it", async () => {
  await extension.closeOffscreen();
  await page.reload();
  await stand(page, "done", "done", "done");
});

test("does not open again when the extension is updated", async () => {
  await extension.reloadExtension();
  const popup = await extension.popup();
  await popup.waitForSelector("header");
  expect(welcomeTabs(extension)).toBe(0);
});

test("whoever is set up and has pinged sees that all is done", async () => {
  const cas = await join(service.url, "Cas");
  await cas.sees("Ana");
  await cas.pingEveryone("Hello");
  const opened = await cas.extension.blank();
  await opened.goto(`chrome-extension://${cas.extension.id}/${address}`);
  await pin(opened);
  await stand(opened, "done", "done", "done");
  await reads(opened, /All three steps are done/);
  await cas.extension.close();
});
