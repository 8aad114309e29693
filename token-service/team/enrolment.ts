import type { InStatement } from "@libsql/client";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { type DeviceKey, findDevice } from "./device.ts";
import type { Grant } from "./grants.ts";

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

/**
 * The statement that makes a device a member's. It fails when there is no such member now, and when the device is or was
 * somebody's.
 *
 * @param now milliseconds since 1970
 */
export const deviceStatement = (
  { id, publicKey, label }: NewDevice,
  now: number,
  whose: MemberCondition,
): InStatement => ({
  sql: `INSERT INTO devices (id, member_id, public_key, label, created_at, last_seen_at)
        VALUES (?, (SELECT id FROM members WHERE removed_at IS NULL AND ${whose.sql}), ?, ?, ?, ?)`,
  args: [id, ...whose.args, JSON.stringify(publicKey), label, now, now],
});

/** What became of a device that has just been enrolled. */
export const readEnrolled = async (store: Store, id: string): Promise<Enrolled> => {
  const known = await findDevice(store, id);
  if (!known) throw new Error("A device that was enrolled is not in the store.");
  return { memberId: known.memberId, name: known.name, grants: known.grants };
};

/**
 * A device belongs to one member for good.
 *
 * @param id RFC 7638 thumbprint of its public key
 * @throws ApiError 409 `device_known` when the device is or was somebody's
 */
export const refuseKnownDevice = async (store: Store, id: string): Promise<void> => {
  const known = await findDevice(store, id);
  if (!known) return;
  const sentence = known.removed
    ? "This browser's key was removed from the team and cannot come back; join with a new key."
    : `This browser is a device of ${known.name} already and needs no invite.`;
  throw new ApiError(409, "device_known", sentence);
};
