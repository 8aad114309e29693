import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { grant } from "./grant.ts";
import { inviteRefusal } from "./invite-refusal.ts";

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
export type Invite = v.InferOutput<typeof inviteRow>;

/**
 * Looks up an invite that lets somebody in now.
 *
 * @param hash see `inviteSecretHash`
 * @param now milliseconds since 1970
 * @throws ApiError see `inviteRefusal`
 */
export const usableInvite = async (store: Store, hash: string, now: number): Promise<Invite> => {
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
