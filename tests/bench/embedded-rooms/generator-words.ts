import type { SigningKey } from "../../../token-service/base/signing-key.ts";

/** Where the generator joins. */
export interface GeneratorInput {
  /** ws: address of the signalling. */
  url: string;
  signingKey: SigningKey;
}

/** Somebody who comes again and again, beside those inside. */
export interface Knocking {
  /** Asks for this room; each time for another new one unless given. */
  room?: string;
  times: number;
  perSecond: number;
  /** Address of this machine to come from; the usual one unless given. */
  from?: string;
}

/** What the generator is asked to do; each is answered by one line of JSON. */
export type Command =
  /** Opens more rooms and fills each with so many people, until there are so many rooms. */
  | { do: "fill"; rooms: number; people: number }
  /** Has people all over the rooms renew their connections, so many a second, while others knock. */
  | { do: "renew"; perSecond: number; seconds: number; knocking?: Knocking }
  /** Opens sockets from this address that never join; the answer is how many could be opened. */
  | { do: "loiter"; sockets: number; from: string };

/** What came of filling. */
export interface Filled {
  joins: number;
  seconds: number;
  /** From dialling until `connected`, in milliseconds. */
  median: number;
  p99: number;
}

/** What came of renewing. */
export interface Renewed {
  renewals: number;
  /** From a client's offer on the old connection until the answer to that on the new one, in milliseconds. */
  median: number;
  p99: number;
  lost: number;
  /** By how much the generator itself was late, 99th percentile in milliseconds: part of what it measures. */
  ownDelay: number;
  /** People who lost their connection since they joined. */
  dropped: number;
  knocked: Knocked;
}

/** What came of knocking. */
export interface Knocked {
  entered: number;
  /** Codes of those who were refused. */
  codes: number[];
}
