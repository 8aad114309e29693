import { defineExtensionMessaging } from "@webext-core/messaging";
import type { Ping } from "../shared/ping.ts";
import type { Presence } from "../shared/presence.ts";
import type { AccessRequest } from "./request-access.ts";

/** What the background may ask the offscreen document. */
interface OffscreenApi {
  /** Joins the room and stays in it. Joining the same room again, with the same request, changes nothing. */
  stayJoined(request: AccessRequest): void;
  /** The user is here or away; one who comes back wants to know at once whether the connection is one. */
  presence(presence: Presence): void;
  /** Starts over at once, as after “Try again”. */
  rejoin(): void;
  /**
   * Sends a ping until each of its recipients has confirmed it or some seconds have passed.
   *
   * @returns identities of the recipients who are in the room now, or null when we are in no room
   */
  sendPing(ping: Ping): string[] | null;
  /** Tells a ping's sender that it was seen. */
  sendSeen(receipt: { id: string; to: string }): void;
}

export const offscreen = defineExtensionMessaging<OffscreenApi>();
