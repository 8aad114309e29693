import { defineExtensionMessaging } from "@webext-core/messaging";
import type { Inquiry } from "../core/inbox/answer-inquiry.ts";
import type { Met } from "../core/outbox/meet-device.ts";
import type { Unstored } from "../core/outbox/note-unstored.ts";
import type { Connection } from "../shared/connection.ts";
import type { Enrolment } from "../shared/enrolment.ts";
import type { Inspection, Reach, Way } from "../shared/inspection.ts";
import type { Ping, ReceivedPing, SentPing } from "../shared/ping.ts";
import type { OutgoingReceipt, PingReference, Receipt } from "../shared/receipt.ts";
import type { TestPingCommands } from "../shared/test-ping/test-ping-commands.ts";
import type { Happening } from "../shared/timeline.ts";
import type { Body, HandledAs } from "../shared/wire-ping.ts";

/** A ping as it came from the room. */
export type ArrivingPing = Body & Pick<ReceivedPing, "id" | "from" | "room" | "toEveryone">;

/** What became of a ping that arrived. */
export interface Arrival {
  /** It was urgent, and is not taken as that. */
  urgentRefused?: boolean;
  /** It could not be stored. */
  unstored?: boolean;
  /** And not for lack of room. */
  failing?: boolean;
}

/** What the other contexts may ask the background. */
export interface BackgroundApi extends TestPingCommands {
  /**
   * Pings one person by name, or everyone with `to` null; in the default room unless another one is named. From the popup.
   *
   * @returns a sentence that says why the ping was not sent, or null
   */
  ping(what: Pick<Ping, "to" | "text" | "priority"> & { room?: string | undefined }): string | null;
  /**
   * Answers a received ping. From the popup.
   *
   * @returns a sentence that says why the answer was not sent, or null
   */
  answer(what: { ping: PingReference; text: string }): string | null;
  /**
   * Deletes pings from what this browser keeps. One that is still to be delivered is called back, and one that was received
   * does not come again. From the page with all pings.
   *
   * @param which `sent` are ids
   */
  deletePings(which: { received: PingReference[]; sent: string[] }): void;
  /** Takes back a deletion. From the same page. */
  restorePings(pings: { received: ReceivedPing[]; sent: SentPing[] }): void;
  /** Everything unread has now been seen. From the popup. */
  markAllSeen(): void;
  /** Makes sure that the rooms are being held. From the pages, as they open. */
  stayConnected(): void;
  /**
   * Enters the team of an invite link. From the pages.
   *
   * @returns a sentence that says why that did not work, or null
   */
  join(invite: { link: string }): string | null;
  /** Enters a team by signing in, in a window that closes the popup; see `signInProblem`. From the pages. */
  signIn(service: { serviceUrl: string }): void;
  /** Forgets that this browser is a member's device. From the options. */
  leaveTeam(): void;
  /** Connects anew after a problem that Pingroom does not retry by itself. From the popup. */
  tryAgain(): void;
  /** Connects although it is outside the working hours, for an hour. From the popup. */
  connectNow(): void;
  /** What the service says of a member, with each access. From the offscreen document. */
  membershipTold(said: Enrolment): void;
  /** These members were removed lately, by their keys, see `personKey`. From the offscreen document. */
  removedTold(persons: string[]): void;
  /** Looks into the rooms. From the diagnosis. @returns null while nothing holds them */
  inspect(): Inspection | null;
  /** Tries out one way in which WebRTC may reach others; takes up to 12 s. From the diagnosis. */
  reach(what: { way: Way }): Reach;
  /** Something that connections depend on has happened. From the offscreen document. */
  happened(what: { what: Happening; room?: string }): void;
  /** Somebody was met on a device of theirs that was not known. From the offscreen document. @param device its identity */
  newDevice(device: { identity: string; room: string }): void;
  /** How one room stands now. From the offscreen document. */
  connectionChanged(news: { room: string; connection: Connection }): void;
  /**
   * From the offscreen document; once this resolves the ping is stored and may be confirmed, unless there was no room.
   *
   * @returns what the receipt tells besides
   */
  pingReceived(ping: ArrivingPing): Arrival;
  /** From the offscreen document. */
  receiptReceived(receipt: Receipt): void;
  /** A device cannot store a ping from here. From the offscreen document. */
  unstoredTold(what: Unstored): void;
  /** Another of this person's devices has handled a ping. From the offscreen document. */
  handledElsewhere(handled: PingReference & { outcome: HandledAs }): void;
  /** A device has come into the room. From the offscreen document. @returns the pings to ask it about */
  met(device: Met): PingReference[];
  /** A device asks how far pings got here. From the offscreen document. @returns what to answer */
  inquiryReceived(inquiry: Inquiry): OutgoingReceipt[];
}

export const background = defineExtensionMessaging<BackgroundApi>();
