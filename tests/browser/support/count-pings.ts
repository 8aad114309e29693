import type { ReceivedPing, SentPing } from "../../../extension/shared/ping.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { alsoBehind } from "./person.ts";
import { storedList } from "./stored-list.ts";

/** A page of the extension from which a test sends pings as the popup does, and counts what became of them. */
export interface Counter {
  /** Pings a teammate so many times, one after another, with texts "LABEL 1", "LABEL 2"…; each must be accepted. */
  send(to: string, label: string, count: number, first?: number): Promise<void>;
  /** Waits until none of the pings of this label waits any longer; returns their outcomes, oldest first. */
  outcomes(label: string, count: number): Promise<string[]>;
  /** Texts of this label in the inbox, in the order of their arrival. */
  received(label: string): Promise<string[]>;
}

/** Opens the page. It is closed by whatever closes all pages of the extension; open it anew then. */
export const countPings = async (extension: ExtensionBrowser): Promise<Counter> => {
  const page = await extension.blank();
  return {
    async send(to, label, count, first = 1) {
      await page.evaluate(
        async (recipient, text, from, until) => {
          for (let n = from; n < until; n += 1) {
            const message = {
              type: "ping",
              id: n,
              timestamp: Date.now(),
              data: { to: recipient, text: `${text} ${n}` },
            };
            const { res } = await chrome.runtime.sendMessage(message);
            if (res !== null) throw new Error(`ping ${n} was refused: ${res}`);
          }
        },
        to,
        label,
        first,
        first + count,
      );
    },
    async outcomes(label, count) {
      await page.waitForFunction(
        async (prefix, wanted) => {
          const { outbox } = (await chrome.storage.local.get("outbox")) as { outbox: string };
          const mine = (JSON.parse(outbox) as SentPing[]).filter(({ text }) => text.startsWith(`${prefix} `));
          return (
            mine.length === wanted && mine.every(({ recipients }) => recipients[0]?.outcome !== "pending")
          );
        },
        { ...alsoBehind, timeout: 100_000 },
        label,
        count,
      );
      const outbox = await storedList<SentPing>(page, "outbox");
      return outbox
        .filter(({ text }) => text.startsWith(`${label} `))
        .map(({ recipients }) => recipients[0]?.outcome ?? "none")
        .toReversed();
    },
    async received(label) {
      const inbox = await storedList<ReceivedPing>(page, "inbox");
      return inbox
        .filter(({ text }) => text.startsWith(`${label} `))
        .map(({ text }) => text)
        .toReversed();
    },
  };
};
