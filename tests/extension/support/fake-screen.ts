import type { PlainNotification } from "../../../extension/core/hands.ts";

/** A notification on the fake screen. */
export type OnScreen = Omit<PlainNotification, "tag">;

type ShowOptions = NotificationOptions & {
  renotify?: boolean;
  actions?: { action: string; title: string }[];
};

/** What a test sees of the desktop. */
export interface FakeScreen {
  /** Titles of the notifications that appeared, oldest first; one that only changed is not among them. */
  appeared: string[];
  /** The notifications on the screen, by tag. */
  shown: Map<string, OnScreen>;
  /** How many notifications are refused from now on, whichever way they come. */
  refusals: number;
  /** Has something happen while the next notification is on its way to the screen, and takes that long. */
  beforeNext(act: () => Promise<unknown>): void;
  /** Stands in for the service worker's registration, which shows notifications directly. */
  registration: Pick<ServiceWorkerRegistration, "showNotification" | "getNotifications">;
  /** Puts a notification on the screen, as the browser does. @param again whether it comes up anew where its tag is there */
  put(notification: PlainNotification, again?: boolean): void;
}

/** Makes an empty one. */
export const fakeScreen = (): FakeScreen => {
  let act: (() => Promise<unknown>) | undefined;
  const screen: FakeScreen = {
    appeared: [],
    shown: new Map(),
    refusals: 0,
    put: ({ tag, ...what }, again = false) => {
      if (screen.refusals > 0) {
        screen.refusals -= 1;
        throw new Error("There is no screen.");
      }
      if (again || !screen.shown.has(tag)) screen.appeared.push(what.title);
      screen.shown.set(tag, what);
    },
    beforeNext: (next) => {
      act = next;
    },
    registration: {
      showNotification: async (title, options: ShowOptions = {}) => {
        const { tag = "", body = "", silent, renotify, requireInteraction = false, actions = [] } = options;
        const buttons = actions.map((action) => action.title);
        const before = act;
        act = undefined;
        await before?.();
        const what = { tag, title, message: body, buttons, requireInteraction, silent: silent === true };
        screen.put(what, renotify);
      },
      getNotifications: async () =>
        [...screen.shown].map(
          ([tag, { title }]) => ({ tag, title, close: () => screen.shown.delete(tag) }) as never,
        ),
    },
  };
  return screen;
};
