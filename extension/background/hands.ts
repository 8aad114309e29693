import type { HandAnswer, HandRequest, Hands } from "../core/hands.ts";
import { browser } from "../shared/browser.ts";
import { notify } from "./notifications.ts";
import { showMenus } from "./shortcuts.ts";

/** Opens an address in a new tab, in a new window if there is none, and brings it to the front. */
const openTab = async (address: string): Promise<void> => {
  const windowId = await browser.tabs.create({ url: address }).then(
    (tab) => tab.windowId,
    async () => (await browser.windows.create({ url: address })).id,
  );
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
};

/** What the core has the browser do. */
const hands: Hands = {
  badge: async (text) => {
    await browser.action.setBadgeBackgroundColor({ color: "#d6336c" });
    await browser.action.setBadgeText({ text });
  },
  menus: showMenus,
  openTab,
  idleState: (afterSeconds) => browser.idle.queryState(afterSeconds),
  detectIdleAfter: async (seconds) => browser.idle.setDetectionInterval(seconds),
  signInWindow: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
  signInRedirect: async () => browser.identity.getRedirectURL(),
  platform: async () => (await browser.runtime.getPlatformInfo()).os,
  mayNotify: async () => (await chrome.notifications.getPermissionLevel()) === "granted",
  notify,
  shownNotifications: async () => Object.keys(await browser.notifications.getAll()),
  clearNotifications: async (tags) => {
    await Promise.all(tags.map((tag) => browser.notifications.clear(tag)));
  },
  oldStorage: () => browser.storage.local.get(),
  clearOldStorage: () => browser.storage.local.clear(),
};

const isHandRequest = (message: unknown): message is HandRequest =>
  typeof message === "object" && message !== null && "hand" in message;

const answer = async ({ hand, data }: HandRequest): Promise<HandAnswer> => {
  try {
    return { value: await (hands[hand] as (data: unknown) => Promise<unknown>)(data) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** Does what the core asks for. */
export const lendHands = (): void => {
  chrome.runtime.onMessage.addListener((message: unknown, _, respond: (answer: HandAnswer) => void) => {
    if (!isHandRequest(message)) return false;
    void answer(message).then(respond);
    return true; // The answer comes later.
  });
};
