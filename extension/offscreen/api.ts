import { defineExtensionMessaging } from "@webext-core/messaging";
import type { Ping } from "../shared/ping.ts";
import type { Presence } from "../shared/presence.ts";
import type { OutgoingReceipt } from "../shared/receipt.ts";
import type { HandledAs } from "../shared/wire-ping.ts";
import type { AccessRequest } from "./request-access.ts";

/** A ping and the devices that have not confirmed it yet. */
export interface Delivery {
  ping: Ping;
  /** The room in which it is to be delivered. */
  room: string;
  /** When to give up, milliseconds since 1970. */
  expiresAt: number;
  recipients: {
    identity: string;
    /** What the person did with the ping on another device, if anything. */
    handled?: HandledAs | undefined;
  }[];
}

/** What the background may ask the offscreen document. */
interface OffscreenApi {
  /** Joins the room and stays in it. Joining the same room again, with the same request, changes nothing. */
  stayJoined(request: AccessRequest): void;
  /** The user is here or away; one who comes back wants to know at once whether the connection is one. */
  presence(presence: Presence): void;
  /** Starts over at once, as after “Try again”. */
  rejoin(): void;
  /** Delivers pings to those of their recipients who are in the room, now or later; what is on its way already stays so. */
  deliver(deliveries: Delivery[]): void;
  /**
   * Delivers one ping more. The one before it, if any is still on its way, has to be known.
   *
   * @returns false if it is not known; then nothing was done
   */
  deliverNext(next: { delivery: Delivery; after: string | undefined }): boolean;
  /** Gives up delivering pings: this person has deleted them. */
  forget(ids: string[]): void;
  /** Tells a ping's sender, and this person's other devices, that it was seen or answered; in its own room only. */
  sendReceipt(what: { room: string; receipt: OutgoingReceipt }): void;
}

export const offscreen = defineExtensionMessaging<OffscreenApi>();
