import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { auditStatement } from "./audit-entry.ts";
import { grantStatements, replacingGrantStatements } from "./change-grants.ts";
import { inviteSecretHash } from "./create-invite.ts";
import {
  deviceStatement,
  type Enrolled,
  type NewDevice,
  readEnrolled,
  refuseKnownDevice,
} from "./enrolment.ts";
import { grant, usualGrants } from "./grants.ts";

/** What decides whether an invite can still be used; times in milliseconds since 1970. */
export interface InviteState {
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  revokedAt: number | null;
}

// Several instances may have clocks that differ.
const slackMs = 3_600_000;

/**
 * Why an invite lets nobody in, or undefined when it does. The service made an invite from the future while its clock was
 * ahead, and it would be good for too long.
 *
 * @param invite undefined when there is none with that secret
 * @param now milliseconds since 1970
 */
export const inviteRefusal = (invite: InviteState | undefined, now: number): ApiError | undefined => {
  if (!invite) {
    return new ApiError(
      404,
      "invite_unknown",
      "This service does not know this invite. Check that the link is whole, or ask your admin for a new one.",
    );
  }
  const gone = (code: string, what: string) =>
    new ApiError(410, code, `This invite ${what}. Ask your admin for a new one.`);
  if (invite.usedAt !== null) return gone("invite_used", "was used already, and works on one device only");
  if (invite.revokedAt !== null) return gone("invite_revoked", "was taken back");
  const isFuture = invite.createdAt > now + slackMs;
  if (invite.expiresAt <= now || isFuture) return gone("invite_expired", "has expired");
  return undefined;
};

const inviteRow = v.object({
  name: v.string(),
  nameKey: v.string(),
  grants: v.nullable(v.pipe(v.string(), v.parseJson(), v.array(grant))),
  createdAt: v.number(),
  expiresAt: v.number(),
  usedAt: v.nullable(v.number()),
  revokedAt: v.nullable(v.number()),
});

/** An invite in the store. */
type Invite = v.InferOutput<typeof inviteRow>;

/**
 * Looks up an invite that lets somebody in now.
 *
 * @param hash see `inviteSecretHash`
 * @param now milliseconds since 1970
 * @throws ApiError see `inviteRefusal`
 */
const usableInvite = async (store: Store, hash: string, now: number): Promise<Invite> => {
  const { rows } = await store.execute({
    sql: `SELECT name, name_key AS nameKey, grants, created_at AS createdAt, expires_at AS expiresAt, used_at AS usedAt,
            revoked_at AS revokedAt
          FROM invites WHERE secret_hash = ?`,
    args: [hash],
  });
  const invite = rows[0] && v.parse(inviteRow, rows[0]);
  const refusal = inviteRefusal(invite, now);
  if (!invite || refusal) throw refusal;
  return invite;
};

/**
 * Makes a device one of the member whom an invite names, and makes the member if there is none of that name. Rooms that the
 * invite names replace those that the member had.
 *
 * All happens in one batch. Its first statement fails for an invite that another device has used meanwhile, so a refused
 * try changes nothing.
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
