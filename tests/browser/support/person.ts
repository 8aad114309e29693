import type { Page } from "puppeteer-core";
import {
  type ExtensionBrowser,
  type LaunchOptions,
  launchExtension,
} from "../../support/launch-extension.ts";
import { type NotificationRecord, recordNotifications } from "../../support/record-notifications.ts";

/** A person with a browser of their own, who uses the extension as people do. */
export interface Person {
  readonly name: string;
  readonly extension: ExtensionBrowser;
  readonly notifications: NotificationRecord;
  /** The popup's page, open in a tab. */
  readonly popup: Page;
  /** Types a text and presses Enter. */
  pingEveryone(text: string): Promise<void>;
  /** Types a text and clicks the teammate's button. */
  ping(teammate: string, text: string): Promise<void>;
  /** Waits until the popup shows this connection state. */
  reaches(state: string): Promise<void>;
  /** Waits until exactly these teammates are in the roster. */
  sees(...teammates: string[]): Promise<void>;
  /** Waits until the popup's newest ping reads like this: who, text and, for a sent one, its outcome. */
  newestPing(...lines: string[]): Promise<void>;
}

/** Fills in the first run. */
export const fillFirstRun = async (popup: Page, address: string, name: string): Promise<void> => {
  await popup.locator("input[name=address]").fill(address);
  await popup.locator("input[name=name]").fill(name);
  await popup.locator("button ::-p-text(Connect)").click();
};

const typeText = async (popup: Page, text: string): Promise<void> => {
  await popup.locator("input[name=text]").fill(text);
};

/** What somebody can do and see whose extension is past the first run; `popup` is their popup. */
export const personWith = (name: string, extension: ExtensionBrowser, popup: Page): Person => ({
  name,
  extension,
  popup,
  notifications: recordNotifications(extension),
  async pingEveryone(text) {
    await typeText(popup, text);
    await popup.focus("input[name=text]");
    await popup.keyboard.press("Enter");
  },
  async ping(teammate, text) {
    await typeText(popup, text);
    await popup.locator(`aria/Ping ${teammate}[role="button"]`).click();
  },
  async reaches(state) {
    await popup.waitForFunction(
      (wanted) => document.querySelector("header strong")?.textContent === wanted,
      {},
      state,
    );
  },
  async sees(...teammates) {
    await popup.waitForFunction(
      (wanted) =>
        JSON.stringify(
          [...document.querySelectorAll(".teammates li > span")].map((each) => each.textContent),
        ) === wanted,
      {},
      JSON.stringify(teammates),
    );
  },
  async newestPing(...lines) {
    await popup.waitForFunction(
      (wanted) => {
        const parts = document.querySelector(".history li")?.querySelectorAll("strong, p, small") ?? [];
        return JSON.stringify([...parts].map((part) => part.textContent)) === wanted;
      },
      {},
      JSON.stringify(lines),
    );
  },
});

/** Starts a browser, goes through the first run and waits until the popup says “Connected”. */
export const join = async (address: string, name: string, options: LaunchOptions = {}): Promise<Person> => {
  const extension = await launchExtension(options);
  const popup = await extension.popup();
  await fillFirstRun(popup, address, name);
  const person = personWith(name, extension, popup);
  await person.reaches("Connected");
  return person;
};
