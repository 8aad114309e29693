import { randomUUID } from "node:crypto";
import type { Store } from "../store/open-store.ts";
import { auditStatement } from "./audit-entry.ts";
import { deviceStatement } from "./device-statement.ts";
import { readEnrolled } from "./enrolled-as.ts";
import type { Enrolled, NewDevice } from "./enrolment.ts";
import { grantStatements, replacingGrantStatements, usualGrants } from "./grant-statements.ts";
import { inviteSecretHash } from "./invite-secret.ts";
import { refuseKnownDevice } from "./refuse-known-device.ts";
import { usableInvite } from "./usable-invite.ts";

/**
 * Makes a device one of the member whom an invite names; the member is made if there is none of that name. Rooms that the
 * invite names replace those that the member had. All happens in one batch, whose first statement fails for an invite that
 * somebody else has used in the meantime: a refused try changes nothing.
 *
 * @param now milliseconds since 1970
 * @param address where the device asks from, for the audit
 * @throws ApiError 404 `invite_unknown`, 410 `invite_used`, `invite_revoked` or `invite_expired`, 409 `device_known`
 */
export const redeemInvite = async (
  store: Store,
  secret: string,
  device: NewDevice,
  now: number,
  address = "",
): Promise<Enrolled> => {
  const hash = inviteSecretHash(secret);
  const refuse = async () => {
    // First, so that a device whose answer got lost learns that it is in.
    await refuseKnownDevice(store, device.id);
    return usableInvite(store, hash, now);
  };
  const { name, nameKey, grants } = await refuse();
  const newId = randomUUID();
  const named = { sql: "name_key = ?", args: [nameKey] };
  const entry = { actor: name, subject: name, address };
  await store
    .batch(
      [
        { sql: "UPDATE invites SET used_at = ? WHERE secret_hash = ?", args: [now, hash] },
        {
          sql: `INSERT INTO members (id, name, name_key, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (name_key) WHERE removed_at IS NULL DO NOTHING`,
          args: [newId, name, nameKey, now],
        },
        ...(grants
          ? replacingGrantStatements(grants, named)
          : grantStatements(usualGrants, { sql: "id = ?", args: [newId] })),
        deviceStatement(device, now, named),
        auditStatement({ ...entry, action: "invite.redeemed" }, now),
        auditStatement({ ...entry, action: "device.enrolled", detail: device.label }, now),
      ],
      "write",
    )
    .catch(async (error) => {
      await refuse(); // Somebody was faster, with this invite or with this device.
      throw error;
    });
  return readEnrolled(store, device.id);
};
