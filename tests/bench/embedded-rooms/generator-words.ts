import type { SigningKey } from "../../../token-service/signing-key.ts";

/** Where the generator joins. */
export interface GeneratorInput {
  /** ws: address of the signalling. */
  url: string;
  signingKey: SigningKey;
}

/** What the generator is asked to do; each is answered by one line of JSON. */
export type Command =
  /** Opens more rooms and fills each with so many people, until there are so many rooms. */
  | { do: "fill"; rooms: number; people: number }
  /** Has pairs all over the rooms negotiate anew, so many a second. */
  | { do: "relay"; perSecond: number; seconds: number }
  /** Tries to join a room, and says how that went. */
  | { do: "knock"; room: string; times: number };

/** What came of filling. */
export interface Filled {
  joins: number;
  seconds: number;
  /** From dialling until `connected`, in milliseconds. */
  median: number;
  p99: number;
}

/** What came of relaying. */
export interface Relayed {
  relays: number;
  /** From one side's saying something until the other side's hearing it, in milliseconds. */
  median: number;
  p99: number;
  lost: number;
  /** By how much the generator itself was late, 99th percentile in milliseconds: part of what it measures. */
  ownDelay: number;
  /** People who lost their connection since they joined. */
  dropped: number;
}

/** What came of knocking. */
export interface Knocked {
  entered: number;
  /** Codes of those who were refused. */
  codes: number[];
}
