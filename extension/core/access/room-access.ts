import type { Engine, Usage } from "../../shared/connection-schema.ts";
import type { Grant, Role } from "../../shared/grant.ts";

/**
 * The data tracks of this extension by name. Everybody but those who only send hears `pings`; everybody hears `receipts`,
 * which carries no pings.
 */
export type TrackName = "pings" | "receipts";

/** What the token service answers: the right to enter one room, and where it is. */
export interface RoomAccess {
  token: string;
  /** This device's identity in the room. */
  identity: string;
  room: string;
  /** What this device may do there; both if the service does not say. */
  role?: Role | undefined;
  /** The data tracks to publish; `pings` alone if the service does not say. */
  tracks?: readonly TrackName[] | undefined;
  /** The rooms that a member may enter; absent for guests. */
  rooms?: Grant[] | undefined;
  /** Whether the service knows this device as a member's. */
  member?: boolean | undefined;
  /** Whether the service lets in anyone who can reach it. */
  openToGuests?: boolean | undefined;
  /** The members who were removed lately, by what `personKey` finds in their identities. */
  removed?: string[] | undefined;
  /** Whose room it is. */
  engine?: Engine | undefined;
  /** What the service's account has used up in this month. */
  usage?: Usage | undefined;
  /** When the token ends by this computer's clock, milliseconds since 1970; absent if the service does not say. */
  tokenExpiresAt?: number | undefined;
  /** What the room's client needs to connect, besides the token. */
  connectOptions: Record<string, unknown>;
  /** How long token and room let one stay last, milliseconds from when the answer came; Infinity if they do not say. */
  stayLimitMs: number;
}
