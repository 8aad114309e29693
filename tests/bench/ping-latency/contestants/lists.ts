import { randomUUID } from "node:crypto";
import type { Page } from "puppeteer-core";
import type { ReceivedPing, SentPing } from "../../../../extension/shared/ping.ts";

/** What somebody has sent and received before. */
export interface Lists {
  inbox: ReceivedPing[];
  outbox: SentPing[];
}

const identity = "Cleo.aaaaaaaa";
const minuteMs = 60_000;

/** Lists of pings to and from somebody else, one a minute until an hour ago, all of them done with. */
export const listsOf = (received: number, sent: number): Lists => {
  const common = (n: number) => ({
    id: randomUUID(),
    text: `Have you seen number ${n}?`,
    sentAt: Date.now() - (n + 60) * minuteMs,
    priority: "ping" as const,
    room: "ping-room",
  });
  const inbox = Array.from({ length: received }, (_, n): ReceivedPing => {
    const ping = common(n);
    const { sentAt: at } = ping;
    return { ...ping, from: identity, toEveryone: false, receivedAt: at, notifiedAt: at, seenAt: at };
  });
  const outbox = Array.from({ length: sent }, (_, n): SentPing => {
    const ping = common(n);
    const { sentAt: at } = ping;
    return {
      ...ping,
      to: "Cleo",
      expiresAt: at + 24 * 60 * minuteMs,
      recipients: [{ identity, outcome: "seen", at }],
    };
  });
  return { inbox, outbox };
};

/** Puts lists in place of what is stored, from a page of the extension, and takes all notifications off the screen. */
export const storeLists = (page: Page, lists: Partial<Lists>): Promise<void> =>
  page.evaluate(
    async (items) => {
      // The lock of extension/shared/stored-item.ts: no update that is under way writes back what is replaced.
      for (const [key, value] of Object.entries(items))
        await navigator.locks.request(`stored-item:${key}`, () => chrome.storage.local.set({ [key]: value }));
      const shown = Object.keys(await chrome.notifications.getAll());
      await Promise.all(shown.map((id) => chrome.notifications.clear(id)));
    },
    Object.fromEntries(Object.entries(lists).map(([key, value]) => [key, JSON.stringify(value)])),
  );
