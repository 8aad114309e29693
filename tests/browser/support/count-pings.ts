import type { ReceivedKey } from "../../../extension/shared/core-values-schema.ts";
import { nameOf, personOf } from "../../../extension/shared/identity.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { askCore, coreValue, untilValue } from "./core-values.ts";
import { storedList } from "./stored-records.ts";

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

const patienceMs = 150_000;

/** Opens the page. It is closed by whatever closes all pages of the extension; open it anew then. */
export const countPings = async (extension: ExtensionBrowser): Promise<Counter> => {
  const page = await extension.blank();
  const outcomesIn = (outbox: readonly SentPing[], label: string, name: string) =>
    outbox
      .filter(({ text }) => text.startsWith(`${label} `))
      .map(
        ({ recipients }) => recipients.find(({ identity }) => nameOf(identity) === name)?.outcome ?? "none",
      )
      .toReversed();

  return {
    sent: async () => (await coreValue(page, "outbox")).toReversed(),
    inbox: async () => (await coreValue(page, "inbox")).toReversed(),
    receivedKeys: async () => (await storedList<ReceivedKey>(page, "receivedKeys")).map(({ key }) => key),
    async send(to, label, count, first = 1) {
      const recipient = to && personOf(to.identity);
      for (let n = first; n < first + count; n += 1) {
        const refused = await askCore(page, "ping", {
          to: recipient,
          text: `${label} ${n}`,
          priority: "ping",
        });
        if (refused !== null) throw new Error(`ping ${n} was refused: ${refused}`);
      }
    },
    async outcomes(label, count, name) {
      const isSettled = (outbox: readonly SentPing[]) => {
        const all = outcomesIn(outbox, label, name);
        return all.length === count && !all.includes("pending");
      };
      const outbox = await untilValue(page, "outbox", isSettled, patienceMs).catch(async (cause) => {
        const all = outcomesIn(await coreValue(page, "outbox"), label, name);
        throw new Error(`Of “${label}” to ${name}: ${all}`, { cause });
      });
      return outcomesIn(outbox, label, name);
    },
    async received() {
      const isNotified = (inbox: readonly ReceivedPing[]) =>
        inbox.every(({ notifiedAt }) => notifiedAt !== undefined);
      return (await untilValue(page, "inbox", isNotified, patienceMs)).toReversed();
    },
    async clear() {
      const [received, sent] = [await coreValue(page, "inbox"), await coreValue(page, "outbox")];
      await askCore(page, "deletePings", {
        received: received.map(({ id, from }) => ({ id, from })),
        sent: sent.map(({ id }) => id),
      });
    },
    ringWatchdog: () =>
      page.evaluate(() => chrome.alarms.create("watchdog", { when: Date.now(), periodInMinutes: 1 })),
  };
};
