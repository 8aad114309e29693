import type { Outcome } from "./ping-schema.ts";

type Confirmed = Extract<Outcome, "delivered" | "seen" | "answered">;

/** A receipt as it came from the room; an answer to a ping counts as one. */
export interface Receipt {
  /** The ping's id. */
  id: string;
  /** Identity of whoever confirms it. */
  from: string;
  outcome: Confirmed;
  /** The ping was urgent, and did not ring. */
  urgentRefused?: boolean | undefined;
}

/** A receipt on its way out. */
export interface OutgoingReceipt {
  /** The ping's id. */
  id: string;
  /** Identity of the ping's sender. */
  to: string;
  outcome: Confirmed;
  urgentRefused?: boolean;
}

/** What tells a ping from every other. */
export interface PingReference {
  id: string;
  /** Its sender's identity. */
  from: string;
}
