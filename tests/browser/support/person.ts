import type { Page } from "puppeteer-core";
import type { Priority } from "../../../extension/shared/ping-schema.ts";
import {
  type ExtensionBrowser,
  type LaunchOptions,
  launchExtension,
} from "../../support/launch-extension.ts";
import {
  type NotificationRecord,
  type RecordedNotification,
  recordNotifications,
} from "../../support/record-notifications.ts";

/** A person with a browser of their own, who uses the extension as people do. */
export interface Person {
  readonly name: string;
  readonly extension: ExtensionBrowser;
  readonly notifications: NotificationRecord;
  /** The popup's page, open in a tab. */
  readonly popup: Page;
  /** Types a text and presses the line of the list that pings everyone; once more where there is no text, as one is asked to. */
  pingEveryone(text: string): Promise<void>;
  /** Types a text, chooses how urgent it is, and clicks the teammate. */
  ping(teammate: string, text: string, priority?: Priority): Promise<void>;
  /** Waits for the notification with this message; those before it are passed over. */
  notified(message: string): Promise<RecordedNotification>;
  /** Waits until the popup shows this connection state. */
  reaches(state: string): Promise<void>;
  /** Waits until exactly these teammates are here, in whichever order. */
  sees(...teammates: string[]): Promise<void>;
  /** Waits until the popup's newest ping reads like this, or the newest sent one: who, text and, for a sent one, its outcome. */
  newestPing(...lines: string[]): Promise<void>;
}

/** Looks again by the clock, in milliseconds. The default looks with each frame, and a page behind another draws none. */
export const alsoBehind = { polling: 50 } as const;

/** Empties a field and types into it. */
export const typeInto = async (page: Page, field: string, text: string): Promise<void> => {
  const input = await page.waitForSelector(`input[name=${field}]`);
  await input?.evaluate((element) => (element as HTMLInputElement).select());
  await input?.press("Backspace");
  await input?.type(text);
};

/** Answers the first question of the first run, with an invite link or an address. */
export const enter = async (popup: Page, linkOrAddress: string): Promise<void> => {
  await typeInto(popup, "address", linkOrAddress);
  await popup.focus("input[name=address]");
  await popup.keyboard.press("Enter");
};

/** Fills in the first run as a guest. */
export const fillFirstRun = async (popup: Page, address: string, name: string): Promise<void> => {
  await enter(popup, address);
  await typeInto(popup, "name", name);
  await popup.locator("button ::-p-text(Connect)").click();
};

const notificationWith = async (notifications: NotificationRecord, message: string) => {
  for (;;) {
    const notification = await notifications.next();
    if (notification.message === message) return notification;
  }
};

/** What somebody can do and see whose extension is past the first run; `popup` is their popup. */
export const personWith = (
  name: string,
  extension: ExtensionBrowser,
  popup: Page,
  notifications = recordNotifications(extension),
): Person => ({
  name,
  extension,
  popup,
  notifications,
  notified: (message) => notificationWith(notifications, message),
  async pingEveryone(text) {
    await typeInto(popup, "text", text);
    const press = () =>
      popup.$eval('[aria-label="Ping everyone"]', (row) => (row as HTMLButtonElement).click());
    await press();
    if (text !== "") return;
    await popup.locator("::-p-text(without words? Press again to send.)").wait();
    await press();
  },
  async ping(teammate, text, priority = "ping") {
    await typeInto(popup, "text", text);
    await popup.locator(`input[value=${priority}] + span`).click();
    await popup.locator(`aria/Ping ${teammate}[role="button"]`).click();
  },
  async reaches(state) {
    await popup.waitForFunction(
      (wanted) => document.querySelector("header strong")?.textContent === wanted,
      alsoBehind,
      state,
    );
  },
  async sees(...teammates) {
    await popup.waitForFunction(
      (wanted) =>
        JSON.stringify(
          [...document.querySelectorAll(".teammates li.here .name")].map((each) => each.textContent).sort(),
        ) === wanted,
      alsoBehind,
      JSON.stringify(teammates.toSorted()),
    );
  },
  async newestPing(...lines) {
    // What is new stands above what one has sent oneself.
    const kind = lines[0]?.startsWith("You → ") ? "li.sent" : "li";
    await popup.waitForFunction(
      (newest, wanted) => {
        const parts =
          document.querySelector(`.history ${newest}`)?.querySelectorAll("strong, p, small") ?? [];
        return JSON.stringify([...parts].map((part) => part.textContent)) === wanted;
      },
      alsoBehind,
      kind,
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
