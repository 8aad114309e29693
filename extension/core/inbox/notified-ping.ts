import { pingKey, type ReceivedPing } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { inbox, storingFails } from "../store/values.ts";
import { handled } from "./handled.ts";
import { markHandled } from "./mark-handled.ts";

/** A ping of which a notification may be on the screen: it is in the inbox, or could not be stored yet. */
export const notifiedPing = {
  /** @param key the ping's, and its notification's id */
  get: (key: string): ReceivedPing | undefined =>
    [...inbox.get(), ...storingFails.get().shown].find((ping) => pingKey(ping) === key),
  /** Marks it as seen or answered. One that is not stored yet is marked, and its sender is told, once it is. */
  markHandled: async (key: string, outcome: HandledAs): Promise<void> => {
    const isMeant = (ping: ReceivedPing) => pingKey(ping) === key;
    const { likely: now } = timesNow();
    await storingFails.update((known) => {
      const { pings, changed } = handled(known.shown, outcome, isMeant, now, false);
      return changed.length === 0 ? known : { ...known, shown: pings };
    });
    await markHandled(outcome, isMeant);
  },
};
