import { defineExtensionMessaging } from "@webext-core/messaging";
import type { JoinRequest } from "../core/access/request-access.ts";
import type { StepProblem, TestPingStep } from "../core/diagnosis/take-test-step.ts";
import type { Inspection, Reach, Way } from "../shared/inspection.ts";
import type { Ping } from "../shared/ping.ts";
import type { Availability } from "../shared/presence.ts";
import type { OutgoingReceipt } from "../shared/receipt.ts";
import type { HandledAs } from "../shared/wire-ping.ts";

export type { StepProblem, TestPingStep } from "../core/diagnosis/take-test-step.ts";

/** A ping and the devices that have not confirmed it yet. */
export interface Delivery {
  ping: Ping;
  /** The room in which it is to be delivered. */
  room: string;
  /** When to give up, by the clock on the wall as it is now, milliseconds since 1970. */
  expiresAt: number;
  recipients: {
    identity: string;
    /** What the person did with the ping on another device, if anything. */
    handled?: HandledAs | undefined;
  }[];
}

/** What the background may ask the offscreen document. */
interface OffscreenApi {
  /**
   * Joins these rooms, each once, and stays in them; leaves all others. Joining a room again, with the same request, only
   * has its connection reported once more.
   */
  stayJoined(requests: JoinRequest[]): void;
  /** How the user is; one who comes back wants to know at once whether the connection is one. */
  presence(said: Availability): void;
  /** Starts over at once where there is no connection, as after “Try again”. */
  rejoin(): void;
  /**
   * Delivers pings to those of their recipients who are in the room, now or later; what is on its way already stays so. For
   * rooms in which this browser is not, nothing is done.
   */
  deliver(deliveries: Delivery[]): void;
  /**
   * Delivers one ping more. The one before it in the same room, if any is still on its way, has to be known.
   *
   * @returns false if it is not known, or the room is not joined; then nothing was done
   */
  deliverNext(next: { delivery: Delivery; after: string | undefined }): boolean;
  /** Looks into the rooms in which this browser is, for those who search for what is wrong. */
  inspect(): Inspection;
  /** Tries out one way in which WebRTC may reach others; takes up to 12 s. */
  reach(what: { way: Way }): Reach;
  /** Gives up delivering pings: this person has deleted them. */
  forget(ids: string[]): void;
  /** Tells a ping's sender, and this person's other devices, that it was seen or answered; in its own room only. */
  sendReceipt(what: { room: string; receipt: OutgoingReceipt }): void;
  /** Takes one step of a test ping, within 10 s. @returns what is wrong with it, or null */
  testPingStep(step: TestPingStep): StepProblem | null;
  /** Makes the sound of arrivals, once for all that come within a moment. @returns whether it could be made */
  chime(what: { urgent: boolean }): boolean;
}

export const offscreen = defineExtensionMessaging<OffscreenApi>();
