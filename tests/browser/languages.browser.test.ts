import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserIn, type LanguageOptions } from "../support/browser-in.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { recordNotifications } from "../support/record-notifications.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { changeSettings } from "./support/change-settings.ts";
import { pressNotification } from "./support/notifications.ts";
import { join, type Person } from "./support/person.ts";

/** How a page says in what it is written, and what it is. */
const spokenBy = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir, title: document.title };
  });

const headline = async (page: Page): Promise<string | null | undefined> =>
  (await page.waitForSelector("h1"))?.evaluate((element) => element.textContent);

describe("in a German browser", () => {
  let german: LanguageOptions;
  let anas: ExtensionBrowser;
  let service: TokenServiceProcess;
  let bo: Person;

  beforeAll(async () => {
    [german, service] = await Promise.all([browserIn("de"), startTokenService()]);
    [anas, bo] = await Promise.all([launchExtension(german), join(service.url, "Bo")]);
  });

  afterAll(async () => {
    await Promise.all([anas?.close(), bo?.extension.close()]);
    await Promise.all([german?.remove(), service?.stop()]);
  });

  test("the pages are German, and say so", async () => {
    const options = await anas.options();
    expect(await headline(options)).toBe("Pingroom-Einstellungen");
    expect(await spokenBy(options)).toEqual({ lang: "de", dir: "ltr", title: "Pingroom-Einstellungen" });
    const popup = await anas.popup();
    await popup.waitForSelector("form");
    expect(await spokenBy(popup)).toEqual({ lang: "de", dir: "ltr", title: "Pingroom" });
    await popup.close(); // It would see each ping as it arrives.
  });

  test("so are a notification and its buttons, and what a button sends", async () => {
    const page = await anas.blank();
    await changeSettings(page, { serviceUrl: service.url, name: "Ana", room: "ping-room", sound: true });
    await bo.sees("Ana");
    const shown = recordNotifications(anas);
    await bo.ping("Ana", "Kaffee?");
    const { id, title, options } = await shown.next();
    expect(title).toBe("Bo pingt dich an");
    expect(options.buttons?.map((button) => button.title)).toEqual(["Komme", "5 Min."]);
    await pressNotification(anas, id, 1);
    expect(await bo.notified("5 Min.")).toMatchObject({ title: "Ana answered" });
  });
});

describe.each(["fr", "ar"])("in a browser that speaks %s, which Pingroom does not", (language) => {
  test("the pages are English, and say so", async () => {
    const options = await browserIn(language);
    const extension = await launchExtension(options);
    const page = await extension.options();
    expect(await page.evaluate(() => chrome.i18n.getUILanguage())).toBe(language);
    expect(await headline(page)).toBe("Pingroom options");
    expect(await spokenBy(page)).toEqual({ lang: "en", dir: "ltr", title: "Pingroom options" });
    await extension.close();
    await options.remove();
  });
});
