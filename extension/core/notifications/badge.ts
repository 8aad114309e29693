import { browser } from "../../shared/browser.ts";
import { isUnread } from "../../shared/is-unread.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { settings } from "../../shared/settings.ts";

/** Shows on the toolbar icon how many received pings nobody has seen, if the user wants to see that there. */
export const showUnread = async (inbox: readonly ReceivedPing[]): Promise<void> => {
  const { badge } = await settings.get();
  const unread = badge ? inbox.filter(isUnread).length : 0;
  await browser.action.setBadgeBackgroundColor({ color: "#d6336c" });
  await browser.action.setBadgeText({ text: unread === 0 ? "" : unread > 99 ? "99+" : String(unread) });
};
