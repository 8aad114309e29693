import type { Page } from "puppeteer-core";
import type { ListName } from "../../../extension/core/store/database.ts";
import { coreValue } from "../../browser/support/core-values.ts";

/** How many pings a browser keeps. */
export interface Kept {
  received: number;
  sent: number;
}

/** Older than everything that counts for a flood, and younger than what is forgotten: from an hour to twenty days ago. */
const newestAgeMs = 3_600_000;
const spanMs = 20 * 24 * 3_600_000;
const identity = "Cleo.aaaaaaaa";

// One transaction of a hundred thousand records would hold all of them in memory.
const atOnce = 5_000;

/** Runs in a page, and makes some of the records there: a hundred thousand of them are too many to be handed over. */
const fill = (
  { received, sent }: Kept,
  part: { first: number; count: number },
  { from, newestAt, stepMs, lists }: { from: string; newestAt: number; stepMs: number; lists: string[] },
): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("pingroom");
    opening.addEventListener("error", () => reject(opening.error));
    opening.addEventListener("success", () => {
      const transaction = opening.result.transaction([...lists, "values"], "readwrite", {
        durability: "relaxed",
      });
      const [inbox, outbox, keys] = lists.map((name) => transaction.objectStore(name));
      if (part.first === 0) for (const each of [inbox, outbox, keys]) each?.clear();
      transaction.objectStore("values").put(received, "inbox kept");
      transaction.objectStore("values").put(sent, "outbox kept");
      for (let n = part.first; n < part.first + part.count; n++) {
        const at = newestAt - n * stepMs;
        const id = crypto.randomUUID();
        const key = `${id} ${from}`;
        const said = {
          id,
          text: `Have you seen number ${n}?`,
          sentAt: at,
          priority: "ping",
          room: "ping-room",
        };
        if (n < received) {
          const item = { ...said, from, toEveryone: false, receivedAt: at, notifiedAt: at, seenAt: at };
          inbox?.put({ key, at, item });
          if (n < 1_000) keys?.put({ key, at, item: { key, at } });
        }
        if (n < sent) {
          const recipients = [{ identity: from, outcome: "seen", at }];
          outbox?.put({ key: id, at, item: { ...said, to: "Cleo", expiresAt: at + 86_400_000, recipients } });
        }
      }
      transaction.addEventListener("abort", () => reject(transaction.error));
      transaction.addEventListener("complete", () => {
        opening.result.close();
        resolve();
      });
    });
  });

/** Ends the core as the browser may do it. @param page any page of the extension */
export const endCore = async (page: Page): Promise<void> => {
  await page.evaluate(() => chrome.offscreen.closeDocument().catch(() => {})); // There may be none.
};

/**
 * Lays pings to and from somebody else into the core's database in the place of those that are there, all of them done with, and
 * has a new core start with them. One that runs meanwhile has read what was there, and writes nothing but what it changes.
 *
 * @param page any page of the extension
 */
export const layPings = async (page: Page, kept: Kept): Promise<void> => {
  const lists: ListName[] = ["inbox", "outbox", "receivedKeys"];
  const count = Math.max(kept.received, kept.sent, 1);
  // Whole milliseconds, as times are.
  const stepMs = Math.floor(spanMs / count);
  const newestAt = Date.now() - newestAgeMs;
  await coreValue(page, "settings"); // Whoever comes first makes the database, and that is the core.
  for (let first = 0; first < count; first += atOnce)
    await page.evaluate(
      fill,
      kept,
      { first, count: Math.min(atOnce, count - first) },
      { from: identity, newestAt, stepMs, lists },
    );
  await endCore(page);
  await coreValue(page, "settings");
};

/** Keys of the records that a list has got since then, as they lie in the core's database. */
export const keysSince = (page: Page, list: ListName, since: number): Promise<string[]> =>
  page.evaluate(
    (name, from) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("pingroom");
        opening.addEventListener("error", () => reject(opening.error));
        opening.addEventListener("success", () => {
          const index = opening.result.transaction(name).objectStore(name).index("place");
          const asked = index.getAllKeys(IDBKeyRange.lowerBound([from]));
          asked.addEventListener("error", () => reject(asked.error));
          asked.addEventListener("success", () => {
            opening.result.close();
            resolve(asked.result.map(String));
          });
        });
      }),
    list,
    since,
  );
