import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** Tags of the notifications that are on the screen. @param page any page of the extension */
export const shownTags = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return ((await registration?.getNotifications()) ?? []).map(({ tag }) => tag);
  });

interface Worker {
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (kind: string, init: { notification: Notification; action: string }) => Event;
}

/**
 * Presses a notification, once it is on the screen, as the browser tells the service worker of it where no test can click.
 *
 * @param tag the notification's
 * @param button its place among the buttons, counted from 0; the notification itself when absent
 */
export const pressNotification = async (
  extension: ExtensionBrowser,
  tag: string | undefined,
  button?: number,
): Promise<void> => {
  const worker = await extension.worker();
  const press = () =>
    worker.evaluate(
      async (tag, action) => {
        const { registration, NotificationEvent } = globalThis as unknown as Worker;
        const [notification] = await registration.getNotifications({ tag });
        if (!notification) return false;
        const event = new NotificationEvent("notificationclick", { notification, action });
        // An event that a script has made prolongs no worker's life, and throws where it is asked to.
        Object.assign(event, { waitUntil() {} });
        globalThis.dispatchEvent(event);
        return true;
      },
      tag ?? "",
      button === undefined ? "" : String(button),
    );
  await expect.poll(press).toBe(true);
};
