import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { untilValue } from "./support/core-values.ts";
import { alsoBehind } from "./support/person.ts";

const pages = ["popup", "options", "history", "diagnosis", "welcome"] as const;

let extension: ExtensionBrowser;

/** Has the browser refuse the core's document from now on, or no longer. */
const refuse = async (isRefused: boolean) => {
  const worker = await extension.worker();
  await worker.evaluate((refused) => {
    const kept = globalThis as { createDocument?: typeof chrome.offscreen.createDocument };
    kept.createDocument ??= chrome.offscreen.createDocument.bind(chrome.offscreen);
    chrome.offscreen.createDocument = refused
      ? () => Promise.reject(new Error("There is no room for it."))
      : kept.createDocument;
  }, isRefused);
};

const opened = async (name: (typeof pages)[number]): Promise<Page> => {
  const page = await extension.browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/extension/${name}/${name}.html`);
  return page;
};

const says = (page: Page, words: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("main")?.textContent?.includes(wanted),
    alsoBehind,
    words,
  );

beforeAll(async () => {
  extension = await launchExtension();
});

afterAll(() => extension?.close());

test.each(pages)("%s says why the core could not be opened, and begins once it can be", async (name) => {
  await refuse(true);
  await extension.closeOffscreen();
  const page = await opened(name);
  await says(page, "There is no room for it.");
  expect(await page.$eval("[role=alert]", ({ textContent }) => textContent)).toContain(
    "Pingroom tries again every ten seconds",
  );
  await page.bringToFront();
  await page.locator("button ::-p-text(Try now)").click();
  await page.waitForSelector("button ::-p-text(Try now)");
  await refuse(false);
  await page.locator("button ::-p-text(Try now)").click();
  await page.waitForSelector("h1");
  await page.close();
});

test("a page that nobody touches begins by itself once the core can be opened", async () => {
  await refuse(true);
  await extension.closeOffscreen();
  const page = await opened("options");
  await says(page, "There is no room for it.");
  await refuse(false);
  await page.waitForSelector("h1");
  await page.close();
});

test("a page has a document that is mute opened anew", async () => {
  const worker = await extension.worker();
  await worker.evaluate(async () => {
    const kept = globalThis as { createDocument?: typeof chrome.offscreen.createDocument };
    if (kept.createDocument) chrome.offscreen.createDocument = kept.createDocument;
    await chrome.offscreen.closeDocument().catch(() => {});
    // As the core's document would be after an error in its script.
    await kept.createDocument?.({
      url: "licences.txt",
      reasons: ["WEB_RTC" as chrome.offscreen.Reason],
      justification: "Is mute.",
    });
  });
  const page = await opened("options");
  await page.waitForSelector("h1");
  await untilValue(page, "timeline", (changes) => changes.some(({ what }) => what === "replaced"));
  await page.close();
});

test("a page shows its frame until the core has told it something", async () => {
  const worker = await extension.worker();
  await worker.evaluate(() => {
    chrome.offscreen.createDocument = () => new Promise(() => {});
  });
  await extension.closeOffscreen();
  const page = await opened("history");
  expect(await page.$$(".frame i")).toHaveLength(3);
  expect(await page.$eval("main", (main) => main.getAttribute("aria-busy"))).toBe("true");
  await says(page, "It does not answer.");
});
