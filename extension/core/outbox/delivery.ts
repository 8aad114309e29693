import type { Ping } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";

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
