import type { Hands, MenuItem } from "../../../extension/core/hands.ts";
import type { FakeScreen } from "./fake-screen.ts";

/** What a test sees of the browser, and decides of it. */
export interface FakeHands extends Hands {
  /** What stands on the toolbar icon. */
  unread: string;
  /** The lines of the context menu, as they were made last. */
  menu: MenuItem[];
  /** How often the menu was made. */
  menuChanges: number;
  /** The addresses of the tabs that were opened. */
  tabs: string[];
  /** For how many seconds nobody has touched the computer; infinity with a locked screen. */
  idleSeconds: number;
  /** After how many idle seconds the browser tells so. */
  detectionSeconds: number | undefined;
  /** What version 0.1 has stored; nothing once it was cleared. */
  old: Record<string, unknown>;
}

/**
 * Makes hands whose user sits there.
 *
 * @param screen where the notifications appear that the extension's own API shows
 */
export const fakeHands = (screen: FakeScreen): FakeHands => {
  const hands: FakeHands = {
    unread: "",
    menu: [],
    menuChanges: 0,
    tabs: [],
    idleSeconds: 0,
    detectionSeconds: undefined,
    old: {},
    badge: async (text) => {
      hands.unread = text;
    },
    menus: async (items) => {
      await new Promise(setImmediate);
      hands.menuChanges += 1;
      hands.menu = items;
    },
    openTab: async (address) => {
      hands.tabs.push(address);
    },
    idleState: async (afterSeconds) => {
      if (hands.idleSeconds === Number.POSITIVE_INFINITY) return "locked";
      return hands.idleSeconds >= afterSeconds ? "idle" : "active";
    },
    detectIdleAfter: async (seconds) => {
      hands.detectionSeconds = seconds;
    },
    signInWindow: async () => {
      throw new Error("The user did not approve access.");
    },
    signInRedirect: async () => "https://extension.chromiumapp.org/",
    platform: async () => "linux",
    mayNotify: async () => true,
    notify: async (notification) => screen.put(notification),
    shownNotifications: async () => [],
    clearNotifications: async (tags) => {
      for (const tag of tags) screen.shown.delete(tag);
    },
    oldStorage: async () => structuredClone(hands.old),
    clearOldStorage: async () => {
      hands.old = {};
    },
  };
  return hands;
};
