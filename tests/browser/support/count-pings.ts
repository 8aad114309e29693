import type { ReceivedPing, SentPing } from "../../../extension/shared/ping.ts";
import type { ReceivedKey } from "../../../extension/shared/stored-pings.ts";
import { nameOf, personOf } from "../../../extension/shared/teammate.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { alsoBehind } from "./person.ts";
import { storedList } from "./stored-list.ts";

/** Whom a test can ping. */
export interface Addressee {
  readonly name: string;
  readonly identity: string;
}

/** A page of the extension from which a test sends pings as the popup does, and counts what became of them. */
export interface Counter {
  /** Pings somebody, or everyone with null, so many times, one after another, with texts "LABEL 1", "LABEL 2"…; each must be accepted. */
  send(to: Addressee | null, label: string, count: number, first?: number): Promise<void>;
  /** Waits until none of the pings of this label waits for the one with this name; returns their outcomes, oldest first. */
  outcomes(label: string, count: number, name: string): Promise<string[]>;
  /** Everything in the outbox, oldest first. */
  sent(): Promise<SentPing[]>;
  /** Everything in the inbox, in the order of its arrival. */
  inbox(): Promise<ReceivedPing[]>;
  /** The same, once everything in it has been notified of. */
  received(): Promise<ReceivedPing[]>;
  /** Keys of everything ever received, as the extension remembers them to take nothing twice. */
  receivedKeys(): Promise<string[]>;
  /** Empties inbox and outbox, but not the memory of what has been received. */
  clear(): Promise<void>;
  /** Lets the alarm ring now that rings each minute. */
  ringWatchdog(): Promise<void>;
}

const patience = { ...alsoBehind, timeout: 150_000 };

/** Opens the page. It is closed by whatever closes all pages of the extension; open it anew then. */
export const countPings = async (extension: ExtensionBrowser): Promise<Counter> => {
  const page = await extension.blank();
  const sent = async () => (await storedList<SentPing>(page, "outbox")).toReversed();
  const inbox = async () => (await storedList<ReceivedPing>(page, "inbox")).toReversed();
  const outcomes = async (label: string, name: string) =>
    (await sent())
      .filter(({ text }) => text.startsWith(`${label} `))
      .map(
        ({ recipients }) => recipients.find(({ identity }) => nameOf(identity) === name)?.outcome ?? "none",
      );

  return {
    sent,
    inbox,
    receivedKeys: async () => (await storedList<ReceivedKey>(page, "receivedKeys")).map(({ key }) => key),
    async send(to, label, count, first = 1) {
      const recipient = to && personOf(to.identity);
      await page.evaluate(
        async (recipient, text, from, until) => {
          for (let n = from; n < until; n += 1) {
            const data = { to: recipient, text: `${text} ${n}`, priority: "ping" };
            const message = { type: "ping", id: n, timestamp: Date.now(), data };
            const { res } = await chrome.runtime.sendMessage(message);
            if (res !== null) throw new Error(`ping ${n} was refused: ${res}`);
          }
        },
        recipient,
        label,
        first,
        first + count,
      );
    },
    async outcomes(label, count, name) {
      const isSettled = async (prefix: string, wanted: number, whom: string) => {
        const { outbox } = (await chrome.storage.local.get("outbox")) as { outbox: string };
        const mine = (JSON.parse(outbox) as SentPing[]).filter(({ text }) => text.startsWith(`${prefix} `));
        const waits = mine.some(({ recipients }) =>
          recipients.some(
            ({ identity, outcome }) =>
              outcome === "pending" && (identity === whom || identity.startsWith(`${whom}.`)),
          ),
        );
        return mine.length === wanted && !waits;
      };
      try {
        await page.waitForFunction(isSettled, patience, label, count, name);
      } catch (cause) {
        throw new Error(`Of “${label}” to ${name}: ${await outcomes(label, name)}`, { cause });
      }
      return outcomes(label, name);
    },
    async received() {
      const isNotified = async () => {
        const { inbox = "[]" } = (await chrome.storage.local.get("inbox")) as { inbox?: string };
        return (JSON.parse(inbox) as ReceivedPing[]).every(({ notifiedAt }) => notifiedAt !== undefined);
      };
      await page.waitForFunction(isNotified, patience);
      return inbox();
    },
    clear: () =>
      page.evaluate(async () => {
        for (const key of ["inbox", "outbox"]) {
          // The lock of extension/shared/stored-item.ts: no update that is under way writes back what is cleared.
          await navigator.locks.request(`stored-item:${key}`, () => chrome.storage.local.remove(key));
        }
      }),
    ringWatchdog: () =>
      page.evaluate(() => chrome.alarms.create("watchdog", { when: Date.now(), periodInMinutes: 1 })),
  };
};
