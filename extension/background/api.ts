import { defineExtensionMessaging } from "@webext-core/messaging";
import type { Connection } from "../shared/connection.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import type { Receipt } from "./delivery/note-receipt.ts";

/** What the other contexts may ask the background. */
interface BackgroundApi {
  /**
   * Pings one teammate, or everyone with `to` null. From the popup.
   *
   * @returns a sentence that says why the ping was not sent, or null
   */
  ping(what: { to: string | null; text: string }): string | null;
  /** Everything unread has now been seen. From the popup. */
  markAllSeen(): void;
  /** Makes sure that the room is being held. From the popup, as it opens. */
  stayConnected(): void;
  /** Connects anew after a problem that Pingroom does not retry by itself. From the popup. */
  tryAgain(): void;
  /** From the offscreen document. */
  connectionChanged(connection: Connection): void;
  /** From the offscreen document; once this resolves the ping is stored and may be confirmed. */
  pingReceived(ping: Omit<ReceivedPing, "receivedAt" | "notifiedAt" | "seenAt">): void;
  /** From the offscreen document. */
  receiptReceived(receipt: Receipt): void;
}

export const background = defineExtensionMessaging<BackgroundApi>();
