// As a part of the script: from a file of the extension the browser takes as long to fetch it as to show the rest (Chromium 156).
import icon from "../../icons/icon-128.png?inline";
import type { NotificationWay } from "../../shared/inspection.ts";
import { notificationText } from "../../shared/shown-text.ts";
import { hands } from "../hands.ts";

/** What a notification shows. A teammate's words in it become plain text. */
export interface Shown {
  title: string;
  message: string;
  /** Titles of its buttons, of which the browser shows two; the action of a button is its place, counted from 0. */
  buttons?: string[];
  /** Whether it stays until somebody handles it. */
  requireInteraction?: boolean;
  /** Whether it comes up and makes its sound anew where one with its tag is on the screen, instead of changing that one in silence. */
  again?: boolean;
}

type PersistentOptions = NotificationOptions & {
  renotify: boolean;
  actions: { action: string; title: string }[];
};

let way: NotificationWay = "direct";

/** The way that the last notification took. */
export const notificationWay = (): NotificationWay => way;

let registered: ServiceWorkerRegistration | undefined;

/** Looks it up once: it stays the same as long as this document lives, and each look takes 2 ms (Chromium 156). */
const registration = async (): Promise<ServiceWorkerRegistration> => {
  registered ??= await navigator.serviceWorker?.getRegistration();
  if (!registered) throw new Error("The extension has no service worker registered.");
  return registered;
};

/**
 * Puts a notification on the screen. It takes the place of one with its tag, so that nothing is there twice, and no dead copy
 * stays. Chrome shows it in 5 ms from a document, and in 8 to 20 ms by way of the service worker (measured in Chromium 156), which
 * is the way where the first is denied.
 *
 * @param tag names it for whoever takes it off again, and for presses on it
 */
export const putOnScreen = async (tag: string, shown: Shown, silent: boolean): Promise<void> => {
  const { buttons = [], requireInteraction = false, again = false } = shown;
  const title = notificationText(shown.title);
  const message = notificationText(shown.message);
  try {
    const options: PersistentOptions = {
      tag,
      renotify: again,
      silent,
      requireInteraction,
      body: message,
      icon,
      actions: buttons.map((button, place) => ({ action: String(place), title: button })),
    };
    // Without a pause where that can be: what is begun beside it, such as storing, would come first.
    await (registered ?? (await registration())).showNotification(title, options);
    way = "direct";
  } catch (error) {
    if (way === "direct") console.warn("Notifications go by way of the service worker from now on:", error);
    await hands().notify({ tag, title, message, buttons, requireInteraction, silent });
    way = "by-worker";
  }
};

const shownDirectly = (): Promise<Notification[]> =>
  registration().then(
    (found) => found.getNotifications(),
    () => [],
  );

/** Tags of the notifications that an earlier life of the core has left on the screen, whichever way they took. */
export const tagsOnScreen = async (): Promise<string[]> => {
  const [direct, byWorker] = await Promise.all([
    shownDirectly(),
    hands()
      .shownNotifications()
      .catch((): string[] => []),
  ]);
  if (byWorker.length > 0) way = "by-worker"; // So that they are taken off that way, too.
  return [...direct.map(({ tag }) => tag), ...byWorker];
};

/** Takes notifications off the screen, those that are there. */
export const takeOffScreen = async (tags: Iterable<string>): Promise<void> => {
  const meant = new Set(tags);
  if (meant.size === 0) return;
  for (const each of await shownDirectly()) if (meant.has(each.tag)) each.close();
  if (way === "by-worker") await hands().clearNotifications([...meant]);
};
