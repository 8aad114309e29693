import type { PlainNotification } from "../core/hands.ts";
import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

/** Opens the popup where the browser can do that for the user. */
const openPopup = (): void => {
  // Without a window, or before Chrome 127, it cannot be opened; the badge stays.
  chrome.action.openPopup?.().catch(() => {});
};

const pressed = (tag: string, action: string): Promise<void> => {
  if (action === "") openPopup(); // At once: what the core tells others first may take a while.
  return core.ask("notificationPressed", { tag, action });
};

/** Shows a notification by the extension's own API, which tells of presses in its own way. */
export const notify = async (what: PlainNotification): Promise<void> => {
  const { tag, title, message, buttons, requireInteraction, silent } = what;
  const options = {
    type: "basic" as const,
    iconUrl: browser.runtime.getURL("extension/icons/icon-128.png"),
    title,
    message,
    buttons: buttons.map((button) => ({ title: button })),
    requireInteraction,
    silent,
  };
  await browser.notifications.create(tag, options);
};

// A worker is awake for the event alone until this promise is over (W3C Service Workers, “Extend Service Worker Lifetime”).
interface NotificationEvent extends Event {
  notification: Notification;
  action: string;
  waitUntil(promise: Promise<unknown>): void;
}

const on = (
  kind: "notificationclick" | "notificationclose",
  then: (event: NotificationEvent) => Promise<void>,
) =>
  self.addEventListener(kind, (event) => {
    const told = then(event as NotificationEvent);
    (event as NotificationEvent).waitUntil(told);
    tell(told);
  });

/** Tells the core of each notification that is pressed or closed, whichever way it was shown. */
export const watchNotifications = (): void => {
  on("notificationclick", ({ notification, action }) => pressed(notification.tag, action));
  on("notificationclose", ({ notification: { tag } }) => core.ask("notificationClosed", { tag }));
  browser.notifications.onClicked.addListener((tag) => tell(pressed(tag, "")));
  browser.notifications.onButtonClicked.addListener((tag, place) => tell(pressed(tag, String(place))));
  browser.notifications.onClosed.addListener((tag) => tell(core.ask("notificationClosed", { tag })));
};
