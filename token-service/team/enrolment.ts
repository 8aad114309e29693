import type { DeviceKey } from "./device-key.ts";
import type { Grant } from "./grant.ts";

/** A device that wants to become a member's. */
export interface NewDevice {
  /** RFC 7638 thumbprint of its public key. */
  id: string;
  publicKey: DeviceKey;
  /** What its user or its browser calls it. */
  label: string;
}

/** Whose device it has become. */
export interface Enrolled {
  memberId: string;
  name: string;
  grants: Grant[];
}

/** Says by a condition on its row which member a statement is about. */
export interface MemberCondition {
  sql: string;
  args: string[];
}
