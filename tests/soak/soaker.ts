import { nameOf } from "../../extension/shared/identity.ts";
import { pingKey } from "../../extension/shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../extension/shared/ping-schema.ts";
import { type Counter, countPings } from "../browser/support/count-pings.ts";
import { ownIdentity } from "../browser/support/own-identity.ts";
import { join } from "../browser/support/person.ts";
import type { ExtensionBrowser } from "../support/launch-extension.ts";
import { louderNotifications } from "../support/louder-notifications.ts";
import type { Ledger } from "./ledger.ts";

/** Somebody who pings at random moments, all by themselves. */
export interface Soaker {
  readonly name: string;
  readonly identity: string;
  readonly extension: ExtensionBrowser;
  /** Pings one person, or everyone with null. @returns whether the extension accepted it: nobody may be there */
  ping(to: Soaker | null): Promise<boolean>;
  /** Writes into the ledger what the outbox holds now. It holds 500, so look more often than it fills. */
  lookAtSent(): Promise<void>;
  /** The same of the inbox. */
  lookAtReceived(): Promise<void>;
}

/** A ping's key begins with its id. */
const isOfOnePing = /^[\da-f-]{36} /;

/** Starts a browser, joins, and begins to count. */
export const startSoaker = async (address: string, name: string, ledger: Ledger): Promise<Soaker> => {
  const { extension, popup } = await join(address, name);
  const counter: Counter = await countPings(extension);
  const identity = await ownIdentity(extension);
  await popup.close();

  const textOfKey = new Map<string, string>();
  let shownEarly: string[] = [];
  let number = 0;
  const tellShown = (key: string) => {
    const text = textOfKey.get(key);
    if (text === undefined) shownEarly.push(key);
    else ledger.shown(text, name);
  };
  const isLouder = louderNotifications();
  extension.reports.onReport((report) => {
    if (report.kind !== "notification" || isLouder(report)) return;
    // Those that speak of several pings have ids of their own kind; the inbox tells of what they cover.
    if (report.id && isOfOnePing.test(report.id)) tellShown(report.id);
  });

  const lookAtInbox = (pings: readonly ReceivedPing[]) => {
    for (const ping of pings) {
      textOfKey.set(pingKey(ping), ping.text);
      const times = pings.filter(({ text }) => text === ping.text).length;
      ledger.received(ping.text, name, { times, notified: ping.notifiedAt !== undefined });
    }
    const early = shownEarly;
    shownEarly = [];
    early.forEach(tellShown);
  };
  const lookAtOutbox = (pings: readonly SentPing[]) => {
    for (const { text, recipients } of pings) {
      ledger.sent(
        text,
        recipients.map(({ identity }) => nameOf(identity)),
      );
      for (const { identity, outcome } of recipients) {
        if (outcome === "delivered" || outcome === "seen") ledger.confirmed(text, nameOf(identity));
      }
    }
  };

  return {
    name,
    identity,
    extension,
    async ping(to) {
      number += 1;
      return counter.send(to, name, 1, number).then(
        () => true,
        (error: Error) => {
          // What a core does that is closed meanwhile, the outbox tells later.
          if (!/was refused|The core (?:ended|does not answer)/.test(error.message)) throw error;
          return false;
        },
      );
    },
    lookAtSent: async () => lookAtOutbox(await counter.sent()),
    lookAtReceived: async () => lookAtInbox(await counter.inbox()),
  };
};
