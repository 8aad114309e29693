import { browser } from "../shared/browser.ts";
import type { ReceivedPing } from "../shared/ping.ts";

/** Shows on the toolbar icon how many received pings nobody has seen. */
export const showUnread = async (inbox: readonly ReceivedPing[]): Promise<void> => {
  const unread = inbox.filter(({ seenAt }) => seenAt === undefined).length;
  await browser.action.setBadgeBackgroundColor({ color: "#d6336c" });
  await browser.action.setBadgeText({ text: unread === 0 ? "" : unread > 99 ? "99+" : String(unread) });
};
